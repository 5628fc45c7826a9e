/** Practice cards for everybody: no account, no cookies; what it is, for whom, on what evidence, at what cost, and how it is adopted. */
import { useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { PracticeContent } from '@solmu/domain/quality/practice.js'
import { getOpen, openAddress, useOpen } from '../../../app/open-data.js'
import { PublicFrame } from '../../../app/public-frame.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { Localized } from '../../../ui/localized.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type LocalizedText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { PracticeCardText } from './practice-card.js'
import { openPracticesSearchSchema } from './practice.search.js'
import styles from './practice.module.css'

interface OpenPractice {
  readonly id: string
  readonly number: number
  readonly content: PracticeContent
  readonly validFrom: string
  readonly project: LocalizedText | null
  readonly organisation: LocalizedText | null
}

/** `GET /api/public/:consortium/practices`. */
interface OpenPractices {
  readonly consortiumName: LocalizedText
  readonly practices: readonly OpenPractice[]
}

/** How many are shown before more are asked for. */
const atOnce = 20

export function OpenPracticesPage() {
  const { consortium = '' } = useParams({ strict: false }) as { consortium?: string }
  return (
    <PublicFrame>
      <OpenPracticesView consortium={consortium} />
    </PublicFrame>
  )
}

/** @param consortium the id of a consortium, as the address has it */
export function OpenPracticesView({ consortium }: { readonly consortium: string }) {
  const t = useText()
  const pick = useLocalized()
  const [{ q = '' }, change] = useListSearch(openPracticesSearchSchema)
  const { open, error, retry } = useOpen(useCallback(() => getOpen<OpenPractices>(openAddress(consortium, 'practices', q ? { words: q } : {})), [consortium, q]))
  // Nothing that was opened to everybody is no failure.
  if (error && toApiError(error).code === 'NOT_FOUND') return <PageHeader title={t('practice.open.none')} meta={t('practice.open.noneText')} />
  if (error) return <ErrorNotice error={error} onRetry={retry} />
  if (!open) return <Skeleton withHeading lines={8} />
  return (
    <>
      <PageHeader title={t('practice.open.title')} meta={pick(open.consortiumName)} />
      <p className={styles.lead}>{t('practice.open.text')}</p>
      <FilterBar search={{ value: q, onChange: (words) => change({ q: words || undefined }), label: t('practice.open.search') }} summary={t('practice.open.count', { count: open.practices.length })} />
      <Downloads consortium={consortium} />
      {open.practices.length === 0 && <EmptyState title={t('practice.open.noHits')} action={<Button onClick={() => change({ q: undefined })}>{t('practice.open.clear')}</Button>} />}
      <Found key={q} practices={open.practices} />
    </>
  )
}

/** The same for those who take cards into a system of theirs. */
function Downloads({ consortium }: { readonly consortium: string }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <p>
      {(['csv', 'json'] as const).map((format) => (
        <span key={format}>
          <a href={openAddress(consortium, `practices/cards.${format}`, { lang })} download>
            {t(`practice.open.${format}`)}
          </a>{' '}
        </span>
      ))}
    </p>
  )
}

function Found({ practices }: { readonly practices: readonly OpenPractice[] }) {
  const t = useText()
  const [shown, setShown] = useState(atOnce)
  return (
    <>
      {practices.slice(0, shown).map((practice) => (
        <One key={practice.id} practice={practice} />
      ))}
      {practices.length > shown && <Button onClick={() => setShown(shown + atOnce)}>{t('practice.open.more', { count: Math.min(atOnce, practices.length - shown) })}</Button>}
    </>
  )
}

function One({ practice: { content, validFrom, project, organisation } }: { readonly practice: OpenPractice }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const from = [organisation && pick(organisation), project && pick(project), t('practice.open.validFrom', { day: format.day(validFrom) })].filter(Boolean).join(' · ')
  return (
    <Section title={pick(content.name)} note={from}>
      <p className={styles.lead}>
        <Localized text={content.summary} />
      </p>
      <details>
        <summary>{t('practice.open.whole')}</summary>
        <h3>{t('practice.field.audience')}</h3>
        <p className={styles.words}>
          <Localized text={content.audience} />
        </p>
        {content.sections.map(({ code, title, text }) => (
          <div key={code}>
            <h3>{pick(title)}</h3>
            <p className={styles.words}>
              <Localized text={text} />
            </p>
          </div>
        ))}
        <PracticeCardText card={{ ...content.card, links: [...content.card.links] }} />
        <h3>{t('practice.field.sources')}</h3>
        <p className={styles.words}>
          <Localized text={content.sources} />
        </p>
      </details>
    </Section>
  )
}
