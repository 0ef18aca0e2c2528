// Owns the form in which a compiled note is kept: plain JSON, with the names of its cards, which take long to compute.
import type { CompiledNote } from '../compiler/compile-note.ts'
import { canonicalJson, digestOf, recallDigest, sha256, type Digest } from '../storage/deck/hash.ts'

/** A compiled note as text, under its key; the digest tells damage. */
export interface KeptText {
  readonly key: string
  readonly text: string
  readonly digest: string
}

interface Kept {
  readonly compiled: CompiledNote
  readonly digests: readonly Omit<Digest, 'body'>[]
}

/** `compiled` as text. */
export function keptText(key: string, compiled: CompiledNote): KeptText {
  const digests = (compiled.note?.cards ?? []).map(({ card }) => {
    const { hash, exports } = digestOf(card)
    return { hash, exports }
  })
  const text = canonicalJson({ compiled, digests } satisfies Kept)
  return { key, text, digest: sha256(text) }
}

/** The compiled note in a value that was read from such a text. */
export function compiledIn(value: unknown): CompiledNote {
  // Under its key and in a cache of this very code nothing else stands.
  const { compiled, digests } = value as Kept
  for (const [index, { card }] of (compiled.note?.cards ?? []).entries()) {
    const digest = digests[index]
    if (digest) recallDigest(card, digest)
  }
  return compiled
}
