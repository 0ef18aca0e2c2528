// Owns the note that `prepdeck new` writes for each kind of card: complete, sound, and meant to be written over.
import type { Kind } from '../domain/deck/card.ts'
import { yamlText } from './yaml-text.ts'

/** What stands in the frontmatter beside id and title, and the text below it. */
interface Example {
  readonly keys: string
  readonly body: string
}

const examples: Readonly<Record<Kind, Example>> = {
  numeric: {
    keys: `kind: numeric
params:
  width: 24..256
  kernel: [3, 5, 7]
answer: width - kernel + 1
unit: px
mistakes:
  - formula: width - kernel
    says: "The first position counts too: add 1."
example: { width: 32, kernel: 5, answer: 28 }`,
    body: `A kernel {{kernel}} wide slides over {{width}} pixels without padding. How wide is the output?

### Hint
How many places can the left edge of the kernel take?

### Explanation
\${{width}} - {{kernel}} + 1 = {{answer}}$`,
  },
  formula: {
    keys: `kind: formula
params: { k: [1, 3, 5, 7], c: 1..64, d: 1..64 }
answer: (k^2*c + 1)*d
mistakes:
  - formula: k^2*c*d
    says: "Each of the filters has a bias."`,
    body: `A convolution with kernels of $k \\times k$ maps $c$ channels to $d$, with a bias for each of them. How many weights has it?

### Explanation
A filter has $k^2 c + 1$ weights, and there are $d$ of them.`,
  },
  choice: {
    keys: 'kind: choice',
    body: `Which of these has the largest receptive field?

- [ ] one convolution of width 3
  It sees three pixels.
- [x] three convolutions of width 3 after each other
- [ ] two convolutions of width 3 after each other

### Explanation
Each layer of width 3 adds two pixels: three of them see seven.`,
  },
  multi: {
    keys: 'kind: multi',
    body: `Which of these are linear in their input?

- [x] a convolution without bias
- [ ] max pooling
- [x] average pooling
- [ ] the logistic function

### Explanation
Scaling the input scales the output, and sums stay sums.`,
  },
  text: {
    keys: `kind: text
accept: [nearest neighbour, nearest]
typos: 1`,
    body: `Which interpolation repeats each pixel when an image is enlarged?

### Explanation
It takes the value of the closest pixel of the source.`,
  },
  cloze: {
    keys: 'kind: cloze',
    body: `Dropout sets activations to ==zero|a number== at random, and only during ==training==.

### Explanation
When the model is used, all activations stay.`,
  },
  order: {
    keys: 'kind: order',
    body: `In which order does one step of training go?

### Answer
1. forward pass
2. loss
3. backward pass
4. update of the weights`,
  },
  recall: {
    keys: 'kind: recall',
    body: `Why does batch normalisation behave differently in training and in use?

### Answer
In training it normalises with the mean and variance of the batch, in use with averages gathered in training.`,
  },
}

/** A note with one card of `kind`. */
export function exampleNote(kind: Kind, id: string, title: string): string {
  const { keys, body } = examples[kind]
  return `---\nid: ${yamlText(id)}\ntitle: ${yamlText(title)}\n${keys}\n---\n${body}\n`
}

/** A deck.md. */
export const exampleDeck = (id: string, title: string): string =>
  `---\nid: ${yamlText(id)}\ntitle: ${yamlText(title)}\nlanguage: en\n---\n`
