/** What came of a ballot: the numbers, who was elected, and every ballot of which that follows. */
import { IconDownload } from '@tabler/icons-react'
import { ballotAnswers } from '@solmu/domain/governance/ballot.js'
import type { BallotLog } from '@solmu/domain/governance/ballot-log.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { saveTextFile } from '../../../ui/download.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { useChoiceWords, useOptionName } from './ballot-words.js'
import type { BallotDetail } from './ballot.operations.js'
import styles from '../governance.module.css'

type ResultProps = { readonly detail: BallotDetail; readonly log: BallotLog }

export function BallotResults({ detail, log }: ResultProps) {
  const t = useText()
  const name = useOptionName(detail.ballot)
  const format = useFormat()
  const { tieBreak, result } = log
  const { quorum, ballots, blank, tallies, elected, tied, byLot, quota } = result
  const names = (codes: readonly string[]): string => codes.map(name).join(', ')
  const facts: readonly (readonly [name: string, text: string])[] = [
    [t('ballot.field.outcome'), t(`ballot.outcome.${detail.ballot.outcome ?? result.outcome}`)],
    [t('ballot.field.elected'), names(elected)],
    [t('ballot.field.tied'), tied.length === 0 ? '' : `${names(tied)}. ${t(`ballot.tie.${log.ballot.rule.tie}`)}`],
    [t('ballot.field.tieBreak'), tieBreak ? t('ballot.tieBreak.said', { choice: names(tieBreak.chosen), name: tieBreak.chairName, when: format.instant(tieBreak.decidedAt) }) : ''],
    [t('ballot.field.byLot'), names(byLot)],
    [t('ballot.field.ballots'), t('ballot.ballots', { count: ballots, blank })],
    [t('ballot.field.quorum'), t(quorum.isMet ? 'ballot.quorumMet' : 'ballot.quorumMissed', { needed: quorum.needed, there: quorum.there })],
    [t('ballot.field.quota'), quota === null ? '' : String(quota)]
  ]
  // As on the ballot paper, whatever the order in which the database keeps them.
  const codes = detail.ballot.options.length > 0 ? detail.ballot.options.map(({ code }) => code) : ballotAnswers
  const rows = codes.flatMap((code) => (tallies[code] === undefined ? [] : [{ code, votes: tallies[code] }]))
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { id: 'option', header: t('ballot.field.option'), cell: ({ code }) => name(code) },
    { id: 'votes', header: t(`ballot.tally.${log.ballot.method}`), phone: 'figure', cell: ({ votes }) => votes }
  ]
  return (
    <>
      <Section title={t('ballot.result.title')} note={t('ballot.result.note')}>
        <dl className={styles.facts}>
          {facts
            .filter(([, text]) => text !== '')
            .map(([field, text]) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>{text}</dd>
              </div>
            ))}
        </dl>
        <DataTable caption={t('ballot.result.title')} columns={columns} rows={rows} rowKey={({ code }) => code} empty={null} />
      </Section>
      <PublishedLog {...{ detail, log }} />
    </>
  )
}

/** Of an open ballot with the name of each member, of a secret one with nothing but its tracker. */
function PublishedLog({ detail: { ballot, roll, log: text }, log }: ResultProps) {
  const t = useText()
  const pick = useLocalized()
  const words = useChoiceWords(ballot)
  const who = (by: string): string => {
    const seat = roll.find(({ id }) => id === by)
    return seat ? pick(seat.name) : by
  }
  const columns: readonly Column<BallotLog['lines'][number]>[] = [
    { id: 'by', header: t(ballot.secrecy === 'open' ? 'ballot.field.voter' : 'ballot.field.tracker'), cell: ({ by }) => who(by) },
    { id: 'choice', header: t('ballot.field.choice'), cell: ({ choice }) => words(choice) },
    { id: 'weight', header: t('ballot.field.weight'), phone: 'figure', cell: ({ weight }) => weight }
  ]
  const save = () => saveTextFile(`${t('ballot.log.file')}-${ballot.id}.json`, text ?? '', 'application/json')
  return (
    <Section
      title={t('ballot.log.title')}
      note={t(`ballot.log.note.${ballot.secrecy}`)}
      aside={
        <Button icon={IconDownload} onClick={save}>
          {t('ballot.log.save')}
        </Button>
      }
    >
      <p>{ballot.options.map((option) => `${option.code} = ${pick(option.name)}`).join(', ')}</p>
      <DataTable caption={t('ballot.log.title')} columns={columns} rows={log.lines} rowKey={({ by }) => by} empty={<p>{t('ballot.outcome.no_ballots')}</p>} />
      <p>{t('ballot.log.recount')}</p>
    </Section>
  )
}
