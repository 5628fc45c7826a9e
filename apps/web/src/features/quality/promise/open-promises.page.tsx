/** Service promises for everybody: no account, no cookies; what was released and holds today. */
import { useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { PromiseContent, PromiseLevel } from '@solmu/domain/quality/promise.js'
import { getOpen, openAddress, useOpen } from '../../../app/open-data.js'
import { PublicFrame } from '../../../app/public-frame.js'
import { toApiError } from '../../../graphql/api-error.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type LocalizedText, useLocalized, useText } from '../../../ui/text.js'
import { PromiseText } from './promise-text.js'

/** `GET /api/public/:consortium/promises`. */
interface OpenPromises {
  readonly consortiumName: LocalizedText
  readonly promises: readonly { readonly id: string; readonly level: PromiseLevel; readonly name: LocalizedText; readonly number: number; readonly content: PromiseContent; readonly validFrom: string }[]
}

function useOpenPromises(consortium: string) {
  return useOpen(useCallback(() => getOpen<OpenPromises>(openAddress(consortium, 'promises')), [consortium]))
}

export function OpenPromisesPage() {
  const { consortium = '' } = useParams({ strict: false }) as { consortium?: string }
  return (
    <PublicFrame>
      <OpenPromisesView consortium={consortium} />
    </PublicFrame>
  )
}

/** @param consortium the id of a consortium, as the address has it */
export function OpenPromisesView({ consortium }: { readonly consortium: string }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { open, error, retry } = useOpenPromises(consortium)
  // Nothing that is promised to everybody is no failure.
  if (error && toApiError(error).code === 'NOT_FOUND') return <PageHeader title={t('promise.open.none')} meta={t('promise.open.noneText')} />
  if (error) return <ErrorNotice error={error} onRetry={retry} />
  if (!open) return <Skeleton withHeading lines={8} />
  return (
    <>
      <PageHeader title={t('promise.open.title')} meta={pick(open.consortiumName)} />
      {open.promises.map(({ id, name, number, content, validFrom }) => (
        <Section key={id} title={pick(content.title)} note={t('promise.open.note', { name: pick(name), number, day: format.day(validFrom) })}>
          <PromiseText content={content} />
        </Section>
      ))}
    </>
  )
}
