/** What a version says, with its annexes: to be read, printed, and gone on from to signing. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { pick as pickText } from '@solmu/shared/text.js'
import { toApiError } from '../../../graphql/api-error.js'
import { ButtonAnchor } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, languageName, languages, useLanguage, useText } from '../../../ui/text.js'
import { AgreementBody, AgreementsCrumb, AnnexList, FileLink, paperAddress, useVersionTerm, VersionStateMark } from './agreement-words.js'
import { type AgreementText, agreementTextQuery } from './agreement.operations.js'

/** The text in a language that can be chosen among those in which it is written. */
export function VersionText({ text }: { readonly text: AgreementText }) {
  const t = useText()
  const own = useLanguage()
  const { content, version, file, annexes } = text
  const written = languages.filter((each) => content[each].trim() !== '')
  const [chosen, choose] = useState<Language>(pickText(content, own).language)
  return (
    <>
      {written.length > 1 && <Segmented label={t('agreement.textLanguage')} options={written.map((value) => ({ value, label: languageName[value] }))} value={chosen} onChange={choose} />}
      {written.length > 0 && <p>{t(chosen === version.authoritative ? 'agreement.decides' : 'agreement.translated', { language: languageName[version.authoritative] })}</p>}
      {written.length > 0 && <AgreementBody text={content[chosen]} language={chosen} />}
      {file && (
        <p>
          {t('agreement.textFile')}: <FileLink file={file} />
        </p>
      )}
      {written.length === 0 && !file && <EmptyState title={t('agreement.noText')} text={t('agreement.noTextText')} />}
      <Section title={t('agreement.annexes')}>
        <AnnexList annexes={annexes} />
      </Section>
    </>
  )
}

export function VersionPage() {
  const t = useText()
  const language = useLanguage()
  const term = useVersionTerm()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(agreementTextQuery, { variables: { versionId: id }, fetchPolicy: 'cache-and-network' })
  if (error && toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (error) return <PageHeader title={t('agreement.missing')} breadcrumb={[<AgreementsCrumb key="list" />]} />
  if (!data) return <Skeleton withHeading lines={12} />
  const { version } = data.agreementText
  return (
    <>
      <PageHeader
        title={t('agreement.versionTitle', { number: version.number })}
        breadcrumb={[<AgreementsCrumb key="list" />]}
        meta={<VersionStateMark state={version.state} />}
        actions={
          <ButtonAnchor icon={IconDownload} href={paperAddress(version.id, language)}>
            {t('agreement.pdf')}
          </ButtonAnchor>
        }
      />
      <p>{[term(version), version.contentHash && `SHA-256: ${version.contentHash}`].filter(Boolean).join(' · ')}</p>
      <VersionText text={data.agreementText} />
    </>
  )
}
