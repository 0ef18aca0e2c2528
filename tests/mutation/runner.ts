// Owns trying mutants in one process: test files are loaded once, then only the cases that can meet a mutant run, fastest first.
import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner'
import fc from 'fast-check'
import { casesOf, type Case } from './cases.ts'
import { inputs } from './fewer.ts'

/** Those of the formula engine and the grader; a page in a browser, the bot and the commands show no mutant more. */
const include = [
  'tests/domain/{formula,grading}/**/*.test.ts',
  'tests/conformance/{formula-kind,grading,in-full,language,reading}.test.ts',
  'tests/properties/{formula,grading,folding,interval}*.test.ts',
  'tests/oracle/doubles.test.ts',
  'tests/domain/deck/screen-carry.test.ts',
]

/** Cases that compute longer than this without a mutant are left to the suite: a mutant that nothing kills meets them all. */
const longestMs = 100
/** Properties that do try as many inputs as take about so long. */
const fewerMs = 30
/** What this process has computed: beside other work a case takes longer, and is no dearer. */
const computedMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const cases = new URL('./cases.ts', import.meta.url).href
const fewer = new URL('./fewer.ts', import.meta.url).href
/** What is remembered from one mutant would be taken for the work of the next. */
const forgetful = 'data:text/javascript,export const remember = (most, make) => make'

/** What the instrumented sources look at. Stryker's own configuration may name it otherwise, but does not here. */
type Context = { -readonly [Name in keyof InstrumenterContext]: InstrumenterContext[Name] | undefined }
const context = ((globalThis as unknown as Record<string, Context | undefined>)[INSTRUMENTER_CONSTANTS.NAMESPACE] ??=
  {})

class Runner implements TestRunner {
  private readonly cases: Case[] = []
  private readonly durations = new Map<string, number>()
  /** The share of their inputs that dear properties try. */
  private readonly shares = new Map<string, number>()

  /** Code that also ran while its module loaded is changed after that, as all code is: a process of its own would gain nothing. */
  capabilities() {
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    registerHooks({
      resolve(specifier, { parentURL }, next) {
        if (specifier === 'vitest' && parentURL !== cases) return { url: cases, shortCircuit: true }
        if (specifier === 'fast-check' && parentURL !== fewer) return { url: fewer, shortCircuit: true }
        if (specifier.endsWith('/remember.ts')) return { url: forgetful, shortCircuit: true }
        return next(specifier)
      },
    })
    // The same inputs for every mutant, and no time lost on small counterexamples.
    fc.configureGlobal({ seed: 1, endOnFailure: true })
    for (const path of globSync(include).toSorted())
      this.cases.push(...(await casesOf(path, () => import(pathToFileURL(resolve(path)).href))))
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = []
    for (const each of this.cases) {
      context.currentTestId = each.id
      let result = await this.measured(each)
      const duration = this.durations.get(each.id) ?? 0
      if (duration > longestMs) {
        this.shares.set(each.id, fewerMs / duration)
        result = await this.measured(each)
      }
      context.currentTestId = undefined
      tests.push(result)
    }
    const { mutantCoverage } = context
    return { status: DryRunStatus.Complete, tests, ...(mutantCoverage ? { mutantCoverage } : {}) }
  }

  /** The result of `each`, whose duration is noted. */
  private async measured(each: Case): Promise<TestResult> {
    const before = computedMs()
    const result = await this.resultOf(each)
    this.durations.set(each.id, computedMs() - before)
    return result
  }

  private async resultOf(each: Case): Promise<TestResult> {
    const share = this.shares.get(each.id) ?? 1
    Object.assign(inputs, { share, isRefuted: false })
    const result = await resultOf(each)
    // A test of fewer inputs may find that there were too few: that is no mutant's doing.
    if (share === 1 || inputs.isRefuted || result.status !== TestStatus.Failed) return result
    const { id, name, timeSpentMs } = result
    return { id, name, timeSpentMs, status: TestStatus.Success }
  }

  async mutantRun({ testFilter, activeMutant, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    const wanted = testFilter && new Set(testFilter)
    const durationOf = ({ id }: Case): number => this.durations.get(id) ?? 0
    const chosen = this.cases.filter(each => (wanted?.has(each.id) ?? true) && durationOf(each) <= longestMs)
    const tests: TestResult[] = []
    context.hitLimit = hitLimit
    context.hitCount = hitLimit === undefined ? undefined : 0
    context.activeMutant = activeMutant.id
    for (const each of chosen.toSorted((a, b) => durationOf(a) - durationOf(b))) {
      const result = await this.resultOf(each)
      tests.push(result)
      if (result.status === TestStatus.Failed) break
    }
    context.activeMutant = undefined
    const timedOut = determineHitLimitReached(context.hitCount, hitLimit)
    return toMutantRunResult(timedOut ?? { status: DryRunStatus.Complete, tests })
  }
}

async function resultOf({ id, name, run, before }: Case): Promise<TestResult> {
  const startedAt = performance.now()
  const timeSpentMs = (): number => performance.now() - startedAt
  try {
    for (const step of before) await step()
    await run()
    return { id, name, status: TestStatus.Success, timeSpentMs: timeSpentMs() }
  } catch (error) {
    return { id, name, status: TestStatus.Failed, failureMessage: String(error), timeSpentMs: timeSpentMs() }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', Runner)]
