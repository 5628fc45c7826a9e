/** How one's own Excel or Power BI reads published results: an address, a key, and what to click there. */
import { useApolloClient } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { CopyButton } from '../../../ui/copy-button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { exportPage, readAll } from '../../../ui/export-rows.js'
import { SelectField } from '../../../ui/form-field.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { type FeedPublication, feedAudiencesQuery } from './exports.operations.js'
import { FeedKeys } from './feed-keys.js'
import styles from './exports.module.css'

/** Everything that the viewer reads, the newest first. */
function usePublications() {
  const client = useApolloClient()
  const [found, setFound] = useState<{ readonly publications?: readonly FeedPublication[]; readonly error?: unknown }>({})
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isOver = false
    const readPage = async (after: string | null) => {
      const { data } = await client.query({ query: feedAudiencesQuery, variables: { first: exportPage, after } })
      return data?.publications ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    readAll(readPage).then(
      (publications) => !isOver && setFound({ publications }),
      (error: unknown) => !isOver && setFound({ error })
    )
    return () => {
      isOver = true
    }
  }, [client, attempt])
  return { ...found, retry: () => setAttempt((before) => before + 1) }
}

const newest = 'newest'

/** Which results, and the address of their feed. */
function Address({ publications }: { readonly publications: readonly FeedPublication[] }) {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  const audiences = [...new Map(publications.map((each) => [each.audienceId, each.audienceName]))]
  const [chosen, setChosen] = useState({ audienceId: audiences[0]?.[0] ?? '', edition: newest })
  const editions = publications.filter(({ audienceId }) => audienceId === chosen.audienceId)
  const address = `${window.location.origin}/api/feed/${lang}/${chosen.audienceId}/${chosen.edition}/`
  return (
    <>
      <div className={styles.pair}>
        <SelectField
          label={t('exports.feed.audience')}
          options={audiences.map(([value, name]) => ({ value, label: say(name) }))}
          value={chosen.audienceId}
          onChange={({ target }) => setChosen({ audienceId: target.value, edition: newest })}
        />
        <SelectField
          label={t('exports.feed.edition')}
          help={t('exports.feed.editionHelp')}
          options={[
            { value: newest, label: t('exports.feed.newest') },
            ...editions.map(({ edition }) => ({ value: edition.id, label: t('exports.feed.fixed', { number: edition.number, year: String(edition.year) }) }))
          ]}
          value={chosen.edition}
          onChange={({ target }) => setChosen({ ...chosen, edition: target.value })}
        />
      </div>
      <p className={styles.copied}>
        <code>{address}</code>
        <CopyButton value={address} label={t('exports.feed.copy')} />
      </p>
    </>
  )
}

function Steps({ program, count }: { readonly program: 'excel' | 'powerbi'; readonly count: number }) {
  const t = useText()
  return (
    <ol className={styles.steps}>
      {Array.from({ length: count }, (_none, place) => (
        <li key={place}>{t(`exports.${program}.${place + 1}`)}</li>
      ))}
    </ol>
  )
}

/** The sets and the marks: what there is to read, and what not to do with it. */
function About() {
  const t = useText()
  const sets = ['Figures', 'Indicators', 'Areas', 'Periods', 'Editions']
  return (
    <>
      <dl className={styles.sets}>
        {sets.map((name) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{t(`exports.feed.set.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <ul className={styles.steps}>
        {['withheld', 'run', 'rights'].map((key) => (
          <li key={key}>{t(`exports.feed.note.${key}`)}</li>
        ))}
      </ul>
    </>
  )
}

export function FeedPage() {
  const t = useText()
  const lang = useLanguage()
  const { publications, error, retry } = usePublications()
  return (
    <>
      <PageHeader
        title={t('exports.feed.title')}
        meta={t('exports.feed.meta')}
        breadcrumb={[
          <TextLink key="profile" to="/$lang/profile" params={{ lang }}>
            {t('exports.feed.profile')}
          </TextLink>
        ]}
      />
      <Section title={t('exports.feed.step1')}>
        {!publications && (error ? <ErrorNotice error={error} onRetry={retry} /> : <Skeleton lines={3} />)}
        {publications?.length === 0 && <EmptyState title={t('exports.feed.nothing')} text={t('exports.feed.nothingText')} />}
        {publications && publications.length > 0 && <Address publications={publications} />}
      </Section>
      <Section title={t('exports.feed.step2')} note={t('exports.feed.step2Note')}>
        <FeedKeys />
      </Section>
      <Section title={t('exports.feed.step3')}>
        <Steps program="excel" count={5} />
      </Section>
      <Section title={t('exports.feed.step3b')}>
        <Steps program="powerbi" count={5} />
      </Section>
      <Section title={t('exports.feed.about')}>
        <About />
      </Section>
    </>
  )
}
