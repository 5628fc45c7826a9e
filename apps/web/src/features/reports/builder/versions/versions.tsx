/** The versions of a template on the strand of time, and two of them side by side. */
import { useFormat, dayOfInstant } from '../../../../ui/format.js'
import { SelectField } from '../../../../ui/form-field.js'
import { Section } from '../../../../ui/section.js'
import { StrandHistory, type StrandEvent } from '../../../../ui/strand.js'
import { useText } from '../../../../ui/text.js'
import type { ReportTemplate, VersionRow } from '../template.operations.js'
import type { TemplateSearch } from '../template.search.js'
import { VersionDifference } from './difference.js'
import styles from '../builder.module.css'

interface VersionsProps {
  readonly template: ReportTemplate
  readonly search: TemplateSearch
  readonly change: (part: Partial<TemplateSearch>) => void
}

function useVersionName(): (version: VersionRow) => string {
  const t = useText()
  return ({ number, state }) => t(state === 'draft' ? 'reports.builder.version.draft' : 'reports.builder.version', { number })
}

function What({ version }: { readonly version: VersionRow }) {
  const t = useText()
  const nameOf = useVersionName()
  const { note, state, savedBy, releasedBy, blockCount, attachedCount } = version
  return (
    <>
      <strong>{nameOf(version)}</strong>
      {note !== '' && <span className={styles.line}>{note}</span>}
      <span className={styles.quietLine}>
        {t(state === 'draft' ? 'reports.builder.version.savedBy' : 'reports.builder.version.releasedBy', { name: releasedBy ?? savedBy })}
        {' · '}
        {t('reports.builder.blockCount', { count: blockCount })}
        {attachedCount > 0 && ` · ${t('reports.builder.attachedCount', { count: attachedCount })}`}
      </span>
    </>
  )
}

export function Versions({ template: { versions }, search, change }: VersionsProps) {
  const t = useText()
  const format = useFormat()
  const nameOf = useVersionName()
  const events = versions.map((version): StrandEvent => ({
    ...{ key: version.id, when: format.day(dayOfInstant(version.releasedAt ?? version.savedAt)), what: <What version={version} /> },
    tone: version.state === 'draft' ? 'time' : 'plain'
  }))
  const options = versions.map((each) => ({ value: each.id, label: nameOf(each) }))
  const to = versions.find(({ id }) => id === search.to) ?? versions[0]
  const from = versions.find(({ id }) => id === search.from) ?? versions.find((each) => to && each.number < to.number)
  return (
    <>
      <Section title={t('reports.builder.versions')}>
        <StrandHistory label={t('reports.builder.versions')} events={events} />
      </Section>
      {versions.length > 1 && from && to && (
        <Section title={t('reports.builder.difference')}>
          <div className={styles.choices}>
            <div className={styles.choice}>
              <SelectField id="versions-from" label={t('reports.builder.difference.from')} value={from.id} options={options} onChange={({ target }) => change({ from: target.value })} />
            </div>
            <div className={styles.choice}>
              <SelectField id="versions-to" label={t('reports.builder.difference.to')} value={to.id} options={options} onChange={({ target }) => change({ to: target.value })} />
            </div>
          </div>
          <VersionDifference one={from} other={to} names={[nameOf(from), nameOf(to)]} />
        </Section>
      )}
    </>
  )
}
