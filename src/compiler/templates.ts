// Owns checking the templates in a text: their problems at their place in the file.
import { parseTemplate } from '../domain/deck/template.ts'
import { reportFormula } from './formulas.ts'
import { spanIn, type Located } from './located.ts'
import type { Scope } from './numeric.ts'
import { report, type Report } from './report.ts'

/** Reports what is wrong with the templates of `text`; the names that they use are added to the scope's. */
export function checkTemplate(text: Located, { names, lists, used, isOpen, letters }: Scope, to: Report): void {
  const parsed = parseTemplate(text.text, names, lists)
  for (const name of parsed.used) used.add(name)
  for (const { code, span, args, formula } of parsed.problems) {
    // The error of a formula has its place in the template's text already.
    if (formula) {
      const name = String(formula.args.name)
      if (formula.code === 'name.unknown' && letters?.has(name))
        report(to, 'template.letter', spanIn(text, span), { name })
      else if (!isOpen || formula.code !== 'name.unknown') reportFormula(formula, text, to)
    } else if (code !== 'formula') report(to, code, spanIn(text, span), args)
  }
}

/** Reports the templates of `text` that are the answer, which whoever is asked must not see; a hint may say what it is near. */
export function reportShownAnswer(text: Located, names: ReadonlySet<string>, to: Report): void {
  if (!text.text.includes('answer')) return
  for (const slot of parseTemplate(text.text, names).parts)
    if (typeof slot !== 'string' && slot.source === 'answer') report(to, 'answer.shown', spanIn(text, slot.span))
}
