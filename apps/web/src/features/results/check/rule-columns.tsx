/** The columns of the list of rules. */
import type { Column } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { ErrorGlyph, NoticeGlyph, WarningGlyph } from '../../../ui/glyphs.js'
import { TextLink } from '../../../ui/link.js'
import { pickText, useLanguage, useText } from '../../../ui/text.js'
import type { CheckRuleRow } from './check.operations.js'
import { scopeText } from './rule-words.js'
import styles from './rule.module.css'

const glyphs = { error: ErrorGlyph, warning: WarningGlyph, info: NoticeGlyph } as const

/** Glyph and word, so that the shape says it too. */
export function SeverityMark({ severity }: Pick<CheckRuleRow, 'severity'>) {
  const t = useText()
  const Glyph = glyphs[severity]
  return (
    <span className={styles.severity} data-severity={severity}>
      <Glyph size={16} />
      {t(`check.severity.${severity}`)}
    </span>
  )
}

function RuleName({ rule, isLink }: { readonly rule: CheckRuleRow; readonly isLink: boolean }) {
  const language = useLanguage()
  const { text, lang } = pickText(rule.message, language)
  return (
    <>
      {isLink ? (
        <TextLink to="/$lang/results/rules/$id" params={{ lang: language, id: rule.id }}>
          {rule.code}
        </TextLink>
      ) : (
        rule.code
      )}
      <span className={styles.message} lang={lang === language ? undefined : lang}>
        {text}
      </span>
    </>
  )
}

/** @param mayManage whether the name of a rule leads to its form */
export function useRuleColumns(mayManage: boolean): readonly Column<CheckRuleRow>[] {
  const t = useText()
  const format = useFormat()
  return [
    { id: 'code', header: t('check.list.rule'), isSortable: true, cell: (rule) => <RuleName rule={rule} isLink={mayManage} /> },
    { id: 'severity', header: t('check.field.severity'), isSortable: true, cell: (rule) => <SeverityMark severity={rule.severity} /> },
    { id: 'kind', header: t('check.field.kind'), isSortable: true, cell: ({ kind }) => t(`check.kind.${kind}`) },
    { id: 'scope', header: t('check.list.scope'), cell: (rule) => scopeText(rule, t) },
    { id: 'state', header: t('check.list.state'), cell: ({ isActive }) => t(`check.state.${isActive ? 'active' : 'resting'}`) },
    {
      id: 'changed',
      header: t('check.list.changed'),
      isSortable: true,
      phone: 'hidden',
      cell: ({ changedAt }) => format.instant(changedAt)
    }
  ]
}
