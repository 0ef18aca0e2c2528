// Owns what is counted of the running bot: a table of figures, each with its meaning; who reads them is not its matter.

type Row = { readonly says: string } & (
  | { readonly kind: 'counter' | 'gauge' }
  | { readonly kind: 'histogram'; readonly bounds: readonly number[] }
)

/** Every figure. Seconds, as Prometheus has them. */
const figures = {
  gateway_up: { kind: 'gauge', says: 'Whether every shard has its session.' },
  acknowledgement_seconds: {
    kind: 'histogram',
    says: 'From the arrival of an interaction to its first response at Discord.',
    bounds: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
  },
  acknowledgements_failed_total: { kind: 'counter', says: 'Interactions without a first response.' },
  drops_opened_total: { kind: 'counter', says: 'Drops that were due and opened.' },
  drops_skipped_total: { kind: 'counter', says: 'Drops that came too late to be posted.' },
  messages_posted_total: { kind: 'counter', says: 'Messages posted unasked.' },
  messages_failed_total: { kind: 'counter', says: 'Tries to post one that failed.' },
  rate_limited_total: { kind: 'counter', says: 'Answers with status 429.' },
  clock_offset_seconds: { kind: 'gauge', says: "How far Discord's clock is ahead of this machine's." },
} as const satisfies Readonly<Record<string, Row>>

type Figure = keyof typeof figures
type OfKind<K extends Row['kind']> = { [F in Figure]: (typeof figures)[F]['kind'] extends K ? F : never }[Figure]

export interface Metrics {
  readonly count: (figure: OfKind<'counter'>) => void
  readonly set: (figure: OfKind<'gauge'>, value: number) => void
  readonly value: (figure: OfKind<'counter' | 'gauge'>) => number
  readonly observe: (figure: OfKind<'histogram'>, value: number) => void
  /** All figures in Prometheus' text format, version 0.0.4. */
  readonly text: () => string
}

export function createMetrics(): Metrics {
  const values = new Map<Figure, number>()
  const observed = new Map<Figure, number[]>()
  const linesOf = ([name, row]: [string, Row]): string[] => {
    const head = [`# HELP prepdeck_${name} ${row.says}`, `# TYPE prepdeck_${name} ${row.kind}`]
    if (row.kind !== 'histogram') return [...head, `prepdeck_${name} ${values.get(name as Figure) ?? 0}`]
    const [sum = 0, ...counts] = observed.get(name as Figure) ?? []
    const buckets = [...row.bounds, '+Inf'].map(
      (bound, at) => `prepdeck_${name}_bucket{le="${bound}"} ${counts[at] ?? 0}`,
    )
    return [...head, ...buckets, `prepdeck_${name}_sum ${sum}`, `prepdeck_${name}_count ${counts.at(-1) ?? 0}`]
  }
  return {
    count: figure => void values.set(figure, (values.get(figure) ?? 0) + 1),
    set: (figure, value) => void values.set(figure, value),
    value: figure => values.get(figure) ?? 0,
    observe(figure, value) {
      const bounds = [...figures[figure].bounds, Number.POSITIVE_INFINITY]
      const [sum = 0, ...counts] = observed.get(figure) ?? []
      // Each bucket holds all that is not above its bound.
      observed.set(figure, [sum + value, ...bounds.map((bound, at) => (counts[at] ?? 0) + (value <= bound ? 1 : 0))])
    },
    text: () => `${Object.entries(figures).flatMap(linesOf).join('\n')}\n`,
  }
}
