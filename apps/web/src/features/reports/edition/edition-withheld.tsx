/** What protecting people costs: how much is withheld at each level of care, lens by lens. */
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import type { Edition, EditionContents } from './edition.operations.js'
import styles from './edition.module.css'

type Level = EditionContents['protection'][number]
type Lens = Level['lenses'][number]
type Count = Omit<Lens, 'lens'>

/** A rule in words: persons:5;survey:10;zero:show. */
function useLevelText(): (level: string) => string {
  const t = useText()
  return (level) => {
    const [, persons = '', survey = '', zero = 'show'] = /^persons:(\d+);survey:(\d+);zero:(\w+)$/.exec(level) ?? []
    return t('edition.level', { persons: Number(persons), survey: Number(survey), zero })
  }
}

function useLensText(): (lens: string) => string {
  const t = useText()
  return (lens) => t(lens === 'network' || lens === 'unit' ? `publication.lens.${lens}` : `division.lens.${lens}`)
}

export function EditionWithheld({ edition, contents }: { readonly edition: Edition; readonly contents: EditionContents }) {
  const t = useText()
  const mayLeaveOut = edition.state === 'prepared' && edition.lenses.length > 0
  return (
    <Section title={t('edition.withheld.title')} note={t('edition.withheld.note')}>
      {edition.hastyCount > 0 && <Hasty edition={edition} />}
      {mayLeaveOut && <p>{t('edition.withheld.leaveOut')}</p>}
      {contents.protection.length === 0 && <p>{t('edition.withheld.none')}</p>}
      {contents.protection.map((level) => (
        <WithheldAt key={level.level} level={level} />
      ))}
    </Section>
  )
}

/** There was no time to withhold as little as it takes: nothing leaks, and much is missing. */
function Hasty({ edition }: { readonly edition: Edition }) {
  const t = useText()
  return (
    <div className={styles.notice}>
      <p>{t('edition.withheld.hasty', { count: edition.hastyCount })}</p>
      {edition.state === 'prepared' && <p>{t('edition.withheld.hastyAgain')}</p>}
    </div>
  )
}

function WithheldAt({ level }: { readonly level: Level }) {
  const t = useText()
  const format = useFormat()
  const lensText = useLensText()
  const caption = useLevelText()(level.level)
  const share = ({ primary, secondary, derived, figureCount }: Count): string =>
    figureCount === 0 ? '–' : format.number(((primary + secondary + derived) / figureCount) * 100, 1)
  const columns: readonly Column<Lens>[] = [
    { id: 'lens', header: t('edition.withheld.lens'), cell: ({ lens }) => lensText(lens), total: t('edition.withheld.all') },
    ...(['primary', 'secondary', 'derived', 'figureCount'] as const).map((name): Column<Lens> => ({
      ...{ id: name, header: t(`edition.withheld.${name}`), isNumeric: true },
      ...{ cell: (row) => format.number(row[name]), total: format.number(level[name]) }
    })),
    { id: 'share', header: t('edition.withheld.share'), isNumeric: true, cell: share, total: share(level), phone: 'figure' }
  ]
  return (
    <>
      <h3>{caption}</h3>
      <DataTable caption={`${t('edition.withheld.title')}: ${caption}`} columns={columns} rows={level.lenses} rowKey={({ lens }) => lens} empty={<p>{t('edition.withheld.none')}</p>} />
    </>
  )
}
