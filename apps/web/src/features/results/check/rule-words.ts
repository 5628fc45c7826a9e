/** What a rule says, in a line that fits a list. */
import type { TextFunction } from '../../../ui/text.js'
import type { CheckRuleRow } from './check.operations.js'

const list = (codes: readonly string[] | null): string => (codes ?? []).join(', ')

/** Which indicators a rule looks at. */
export function scopeText({ kind, spec }: Pick<CheckRuleRow, 'kind' | 'spec'>, t: TextFunction): string {
  if (kind === 'parts') return list(spec.wholes)
  if (kind === 'expression') return spec.at ?? ''
  if (spec.of === 'all' || spec.of === null) return t('check.scope.all')
  return t(`check.scope.${spec.of}`, { codes: list(spec.codes) })
}

/** The texts by which a rule is found. */
export const searchedText = ({ code, message, spec }: CheckRuleRow): string =>
  [code, message.fi, message.sv, message.en, ...(spec.codes ?? []), ...(spec.wholes ?? []), ...(spec.parts ?? []), spec.expression ?? '', spec.at ?? '']
    .join(' ')
    .toLocaleLowerCase('fi')
