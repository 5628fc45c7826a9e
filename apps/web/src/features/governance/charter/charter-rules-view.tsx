/** The rules of a charter as two tables: how each body decides, and how each matter is decided. */
import { type Column, DataTable } from '../../../ui/data-table.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { useRuleWords } from './charter-words.js'
import type { BodyRuleShown, CharterRulesShown, MatterRuleShown } from './charter.operations.js'
import styles from '../governance.module.css'

/** A part of a rule; on a phone, where no column has a heading, with what it is. */
function Part({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <span className={styles.onPhone}>{name}</span>
      {text}
    </>
  )
}

function BodyRules({ bodies }: Pick<CharterRulesShown, 'bodies'>) {
  const t = useText()
  const words = useRuleWords()
  const columns: readonly Column<BodyRuleShown>[] = [
    { id: 'kind', header: t('charter.rule.body'), cell: ({ kind }) => t(`charter.body.${kind}`) },
    ...(['quorum', 'noticeDays', 'proxiesAtMost', 'procedures'] as const).map((part): Column<BodyRuleShown> => ({ id: part, header: t(`charter.rule.${part}`), cell: (rule) => <Part name={t(`charter.rule.${part}`)} text={words.ofBody(rule)[part]} /> }))
  ]
  return <DataTable caption={t('charter.bodyRules')} columns={columns} rows={bodies} rowKey={({ kind }) => kind} />
}

function MatterRules({ matters }: Pick<CharterRulesShown, 'matters'>) {
  const t = useText()
  const words = useRuleWords()
  const columns: readonly Column<MatterRuleShown>[] = [
    {
      ...{ id: 'matter', header: t('charter.rule.matter') },
      cell: (rule) => (
        <>
          {words.matter(rule)}
          <span className={styles.below}>{words.ofMatter(rule).decidedBy}</span>
        </>
      )
    },
    ...(['majority', 'tie', 'secrecy', 'noticeDays', 'whoMayPropose'] as const).map((part): Column<MatterRuleShown> => ({ id: part, header: t(`charter.rule.${part}`), cell: (rule) => <Part name={t(`charter.rule.${part}`)} text={words.ofMatter(rule)[part]} /> })),
    {
      ...{ id: 'veto', header: t('charter.rule.vetoAndConsent') },
      cell: (rule) => (
        <>
          {t('charter.vetoText', { who: words.ofMatter(rule).veto })}
          <span className={styles.below}>{t('charter.consentText', { who: words.ofMatter(rule).consent })}</span>
          {rule.veto.length + rule.consent.length > 0 && <span className={styles.below}>{t('charter.voicesText', { rule: words.ofMatter(rule).voices })}</span>}
        </>
      )
    }
  ]
  return <DataTable caption={t('charter.matterRules')} columns={columns} rows={matters} rowKey={({ matter }) => matter} />
}

export function CharterRules({ rules: { votes, bodies, matters } }: { readonly rules: CharterRulesShown }) {
  const t = useText()
  return (
    <>
      <Section title={t('charter.bodyRules')} note={votes === null ? t('charter.oneEach') : t('charter.classVotes', { office: votes.headquarters, centre: votes.regional_centre, unit: votes.local_unit })}>
        <BodyRules bodies={bodies} />
      </Section>
      <Section title={t('charter.matterRules')} note={t('charter.matterNote')}>
        <MatterRules matters={matters} />
      </Section>
    </>
  )
}
