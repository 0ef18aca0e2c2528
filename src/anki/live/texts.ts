// Owns the texts of live cards in each language: the sentences that the bot says too, and the names of keys.
import { answering as enAnswering } from '../../i18n/en/answering.ts'
import { formula as enFormula, formulaGap as enGap, formulaSuggestion as enSuggestion } from '../../i18n/en/formula.ts'
import { grade as enGrade } from '../../i18n/en/grade.ts'
import { grading as enGrading } from '../../i18n/en/grading.ts'
import { live as enLive } from '../../i18n/en/live.ts'
import type { Sentences } from '../../i18n/explain.ts'
import { catalogLocale } from '../../i18n/format.ts'
import { answering as zhAnswering } from '../../i18n/zh-cn/answering.ts'
import {
  formula as zhFormula,
  formulaGap as zhGap,
  formulaSuggestion as zhSuggestion,
} from '../../i18n/zh-cn/formula.ts'
import { grade as zhGrade } from '../../i18n/zh-cn/grade.ts'
import { grading as zhGrading } from '../../i18n/zh-cn/grading.ts'
import { live as zhLive } from '../../i18n/zh-cn/live.ts'

/** What of the catalog a page takes: the rest would only be bytes. */
export interface LiveTexts extends Sentences {
  readonly answering: typeof enAnswering
  readonly live: typeof enLive
}

const english: LiveTexts = {
  answering: enAnswering,
  formula: enFormula,
  formulaGap: enGap,
  formulaSuggestion: enSuggestion,
  grade: enGrade,
  grading: enGrading,
  live: enLive,
}

const chinese: LiveTexts = {
  answering: zhAnswering,
  formula: zhFormula,
  formulaGap: zhGap,
  formulaSuggestion: zhSuggestion,
  grade: zhGrade,
  grading: zhGrading,
  live: zhLive,
}

/** The texts for a language of a deck. */
export const textsOf = (locale: string): LiveTexts => (catalogLocale(locale) === 'en' ? english : chinese)
