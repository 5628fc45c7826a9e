/** What the fields of a block are given. */
import type { ReportBlock, ReportParameter } from '@solmu/domain/reports/report-template.js'
import { languages, type Language } from '@solmu/shared/text.js'
import type { Library } from '../use-library.js'

/** What stands around all blocks of a draft. */
export interface Surroundings {
  readonly library: Library
  readonly parameter: ReportParameter
}

export interface BlockProps<Block extends ReportBlock = ReportBlock> extends Surroundings {
  readonly block: Block
  readonly change: (part: Partial<Block>) => void
  /** The id of the control of a field. */
  readonly idOf: (...path: readonly string[]) => string
  /** What is wrong with a field or with anything inside it; nothing when all is well. */
  readonly faultOf: (...path: readonly string[]) => string | undefined
}

/** What is wrong with the languages of a text. */
export function textFaults(faultOf: BlockProps['faultOf'], ...path: readonly string[]): Partial<Record<Language, string>> {
  return Object.fromEntries(languages.flatMap((language) => {
    const fault = faultOf(...path, language)
    return fault === undefined ? [] : [[language, fault]]
  }))
}
