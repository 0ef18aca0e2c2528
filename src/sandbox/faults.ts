// Owns the faults of REST that a test has armed: injected statuses, and answers held back after their effect.
import type { LimitScope } from './rest/limits.ts'

export interface RestFault {
  readonly kind: 'rest'
  /** `*` stands for every method. */
  readonly method: string
  readonly pathIncludes: string
  readonly status: number
  /** True: refused untouched. False: the effect happens, only its answer is lost. */
  readonly beforeEffect: boolean
  /** Discord's code in the body; 0 where it has none of its own. */
  readonly code: number
  /** For a 429, in seconds. */
  readonly retryAfterS: number
  /** For a 429: whose limit it was. */
  readonly scope: LimitScope
}

interface HoldFault {
  readonly kind: 'hold'
  readonly method: string
  readonly pathIncludes: string
}

type Fault = RestFault | HoldFault

export interface Faults {
  arm(fault: Fault, times: number): void
  /** The fault that meets this request, used up once. */
  take(kind: 'rest', method: string, path: string): RestFault | undefined
  take(kind: 'hold', method: string, path: string): HoldFault | undefined
  /** Resolves at the next release. */
  held(): Promise<void>
  heldCount(): number
  /** Lets every held answer go and disarms holds that met nothing yet; how many answers were let go. */
  release(): number
  /** The next interaction is delivered this many times. */
  deliverNext(times: number): void
  takeDeliveries(): number
  clear(): void
}

export function createFaults(): Faults {
  let armed: { fault: Fault; left: number }[] = []
  let holding: (() => void)[] = []
  let deliveries = 1

  const take = (kind: Fault['kind'], method: string, path: string): Fault | undefined => {
    const match = armed.find(
      ({ fault }) =>
        fault.kind === kind && (fault.method === '*' || fault.method === method) && path.includes(fault.pathIncludes),
    )
    if (!match) return undefined
    match.left -= 1
    if (match.left <= 0) armed = armed.filter(each => each !== match)
    return match.fault
  }

  return {
    arm: (fault, times) => void armed.push({ fault, left: times }),
    take: take as Faults['take'], // the kind asked for is the kind found; overloads cannot say that of one body
    held: () => new Promise<void>(resolve => void holding.push(resolve)),
    heldCount: () => holding.length,
    release() {
      armed = armed.filter(each => each.fault.kind !== 'hold')
      const count = holding.length
      for (const resolve of holding) resolve()
      holding = []
      return count
    },
    deliverNext: times => void (deliveries = times),
    takeDeliveries() {
      const times = deliveries
      deliveries = 1
      return times
    },
    clear() {
      armed = []
      deliveries = 1
      for (const resolve of holding) resolve()
      holding = []
    },
  }
}
