/** What the page is: which edition, certified when and by whom, and what can be done with it. */
import { useMutation } from '@apollo/client/react'
import { IconBell, IconBellOff, IconDownload, IconShieldCheck } from '@tabler/icons-react'
import { Button } from '../../../ui/button.js'
import { CopyButton } from '../../../ui/copy-button.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Menu } from '../../../ui/menu.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { runWords } from '@solmu/domain/reports/run-words.js'
import { publicationQuery, subscribeMutation, unsubscribeMutation, type Publication } from './publication.operations.js'
import styles from './publication.module.css'

function Subscribe({ publication: { audienceId, isSubscribed } }: { readonly publication: Publication }) {
  const t = useText()
  const [mutate, { loading }] = useMutation(isSubscribed ? unsubscribeMutation : subscribeMutation, { refetchQueries: [publicationQuery] })
  async function toggle() {
    await mutate({ variables: { input: { audienceId } } })
    showToast({ kind: 'done', text: t(isSubscribed ? 'publication.unsubscribed' : 'publication.subscribed') })
  }
  return (
    <Button icon={isSubscribed ? IconBellOff : IconBell} isBusy={loading} onClick={() => void toggle()}>
      {t(isSubscribed ? 'publication.unsubscribe' : 'publication.subscribe')}
    </Button>
  )
}

const formats = ['pdf', 'xlsx', 'csv', 'zip', 'json', 'adx.xml'] as const

function Exports({ publication: { edition, audienceId } }: { readonly publication: Publication }) {
  const t = useText()
  const lang = useLanguage()
  const address = `/api/publications/${edition.id}/${audienceId}/export`
  return (
    <Menu
      align="end"
      heading={t('publication.export.heading')}
      button={(props) => (
        <Button {...props} icon={IconDownload}>
          {t('publication.export')}
        </Button>
      )}
      items={[
        ...formats.map((format) => ({ key: format, label: t(`publication.export.${format}`), href: `${address}.${format}?lang=${lang}` })),
        { key: 'feed', label: t('publication.export.feed'), href: `/${lang}/profile/feed` }
      ]}
    />
  )
}

export function EditionLine({ publication: { edition, replacedById, audienceId } }: { readonly publication: Publication }) {
  const t = useText()
  const format = useFormat()
  const lang = useLanguage()
  return (
    <span className={styles.editionLine}>
      <IconShieldCheck size={18} stroke={1.7} aria-hidden="true" />
      <span>
        <strong>{t('publication.edition', { number: edition.number, year: String(edition.year) })}</strong>
        {t('publication.certified', { day: format.day(dayOfInstant(edition.certifiedAt)), name: edition.certifiedBy })}
      </span>
      <span className={styles.hash}>
        {t('publication.hash')} <code>{edition.sha256.slice(0, 12)}</code>
      </span>
      <CopyButton value={edition.sha256} label={t('publication.copyHash')} />
      {replacedById !== null && (
        <TextLink to="/$lang/publications/$editionId/$audienceId" params={{ lang, editionId: replacedById, audienceId }}>
          {t('publication.newer')}
        </TextLink>
      )}
      {edition.replacesId !== null && <span>{t('publication.replaces', { reason: edition.reason })}</span>}
    </span>
  )
}

export function PublicationHead({ publication }: { readonly publication: Publication }) {
  const t = useText()
  const say = useLocalized()
  const language = useLanguage()
  const { edition, audienceName } = publication
  const run = runWords(edition.firstPeriod, edition.lastPeriod, language)
  return (
    <PageHeader
      title={t('publication.title', { run })}
      breadcrumb={[
        <TextLink key="list" to="/$lang/publications" params={{ lang: language }}>
          {t('publication.list.title')}
        </TextLink>
      ]}
      meta={
        <>
          <span className={styles.audience}>{say(audienceName)}</span>
          <EditionLine publication={publication} />
        </>
      }
      actions={
        <>
          <Subscribe publication={publication} />
          <Exports publication={publication} />
        </>
      }
    />
  )
}
