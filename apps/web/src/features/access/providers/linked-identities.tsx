/** Through which identity providers one signs in oneself: the links there are, one more, or away with one. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import { ApiError, errorOfAnswer } from '../../../graphql/api-error.js'
import { askProof } from '../../../graphql/proof.js'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { describeError } from '../../../ui/error-message.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { ErrorGlyph, VerifiedGlyph } from '../../../ui/glyphs.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText, type Language } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { getAuthState, type SignInProvider } from '../../identity/auth.js'
import { ConfirmDialog } from '../../identity/security/confirm-dialog.js'
import { linkedIdentitiesQuery, unlinkIdentityMutation, type LinkedIdentity } from './provider.operations.js'
import forms from '../../../ui/record-form.module.css'
import styles from './providers.module.css'

/** Where a provider is linked to one's own account; the way back leads to the page of one's security. */
export function linkAddress(providerId: string, lang: Language): string {
  const query = new URLSearchParams({ lang, to: `/${lang}/profile/security?linked=yes` })
  return `/auth/provider/${encodeURIComponent(providerId)}/link?${query.toString()}`
}

/**
 * Goes to the provider. The way there is a page of the browser and takes a fresh proof, for which only a page of ours can
 * ask; so it is asked first whether one may go.
 *
 * @throws ApiError PROOF_REQUIRED when the person would not prove who they are
 */
async function leaveFor(address: string): Promise<void> {
  const answer = await fetch(address, { credentials: 'same-origin', redirect: 'manual' }).catch(() => {
    throw new ApiError({ code: 'UNAVAILABLE' })
  })
  if (answer.type !== 'opaqueredirect' && !answer.ok) {
    const refusal = errorOfAnswer(answer.status, await answer.text())
    if (refusal.code !== 'PROOF_REQUIRED' || !(await askProof())) throw refusal
  }
  window.location.assign(address)
}

/** The providers that the sign-in page offers. */
function useProviders(): readonly SignInProvider[] {
  const [providers, setProviders] = useState<readonly SignInProvider[]>([])
  useEffect(() => {
    let isGone = false
    // Without an answer there is nothing to link; what is linked is shown all the same.
    getAuthState().then(
      (state) => !isGone && setProviders(state.providers ?? []),
      () => undefined
    )
    return () => {
      isGone = true
    }
  }, [])
  return providers
}

function useColumns(onUnlink: (link: LinkedIdentity) => void): readonly Column<LinkedIdentity>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return [
    { id: 'name', header: t('provider.link.provider'), cell: ({ name }) => pick(name) },
    { id: 'since', header: t('provider.link.since'), cell: ({ linkedAt }) => format.instant(linkedAt) },
    {
      id: 'used',
      header: t('provider.link.used'),
      cell: ({ lastUsedAt }) => (lastUsedAt ? format.instant(lastUsedAt) : t('provider.link.neverUsed'))
    },
    {
      id: 'acts',
      header: '',
      spokenHeader: t('provider.acts'),
      cell: (link) => (
        <Button
          size="small"
          variant="danger"
          aria-label={t('provider.link.unlinkOne', { name: pick(link.name) })}
          onClick={() => onUnlink(link)}
        >
          {t('provider.link.unlink')}
        </Button>
      )
    }
  ]
}

function UnlinkDialog({ link, onClose }: { readonly link: LinkedIdentity; readonly onClose: () => void }) {
  const t = useText()
  const client = useApolloClient()
  const name = useLocalized()(link.name)
  async function unlink() {
    const again = { refetchQueries: [linkedIdentitiesQuery], awaitRefetchQueries: true }
    await client.mutate({ mutation: unlinkIdentityMutation, variables: { input: { linkId: link.id } }, ...again })
    showToast({ kind: 'done', id: 'identity-link', text: t('provider.link.unlinked', { name }) })
  }
  return (
    <ConfirmDialog
      title={t('provider.link.unlinkOne', { name })}
      act={t('provider.link.unlinkAct')}
      onConfirm={unlink}
      onClose={onClose}
    >
      {t('provider.link.unlinkText')}
    </ConfirmDialog>
  )
}

const ownWords = ['ALREADY_EXISTS', 'NOT_SIGNED_IN']

/** How linking ended, as the address says after the way to the provider and back. */
function Outcome({ problem, isLinked }: { readonly problem: string | null; readonly isLinked: boolean }) {
  const t = useText()
  const intl = useIntl()
  const box = useRef<HTMLParagraphElement>(null)
  useEffect(() => box.current?.focus(), [problem, isLinked])
  if (problem === null && !isLinked) return null
  const problemText = (code: string) =>
    ownWords.includes(code) ? t(`provider.link.problem.${code}`) : describeError(intl, new ApiError({ code })).text
  return (
    <p ref={box} className={styles.result} data-good={problem === null || undefined} role={problem === null ? 'status' : 'alert'} tabIndex={-1}>
      {problem === null ? <VerifiedGlyph size={16} /> : <ErrorGlyph size={16} />}
      <span>{problem === null ? t('provider.link.linked') : problemText(problem)}</span>
    </p>
  )
}

function LinkButtons({ providers, onError }: { readonly providers: readonly SignInProvider[]; readonly onError: (error: unknown) => void }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const [leavingFor, setLeavingFor] = useState<string | null>(null)
  async function leave(id: string) {
    onError(null)
    setLeavingFor(id)
    await leaveFor(linkAddress(id, lang)).catch(onError)
    setLeavingFor(null)
  }
  return (
    <div className={forms.acts}>
      {providers.map(({ id, name }) => (
        <Button key={id} size="small" isBusy={leavingFor === id} onClick={() => void leave(id)}>
          {t('provider.link.add', { name: pick(name) })}
        </Button>
      ))}
    </div>
  )
}

/** How linking ended, if one has just come back from it. */
function useOutcome() {
  const { problem, linked } = useSearch({ strict: false }) as { problem?: unknown; linked?: unknown }
  return { problem: typeof problem === 'string' ? problem : null, isLinked: linked === 'yes' }
}

/** Shows nothing where no provider can be linked and none is. */
export function LinkedIdentities() {
  const t = useText()
  const outcome = useOutcome()
  const { data, error, refetch } = useQuery(linkedIdentitiesQuery, { fetchPolicy: 'cache-and-network' })
  const providers = useProviders()
  const [unlinking, setUnlinking] = useState<LinkedIdentity | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const columns = useColumns(setUnlinking)
  const links = data?.viewer.linkedIdentities
  const hasLinks = links !== undefined && links.length > 0
  const isPointless = !hasLinks && providers.length === 0
  if (isPointless && outcome.problem === null) return null
  const add = <LinkButtons providers={providers} onError={setFailure} />
  return (
    <Section title={t('provider.link.title')}>
      <Outcome problem={outcome.problem} isLinked={outcome.isLinked && hasLinks} />
      {failure !== null && <ErrorNotice error={failure} />}
      <DataTable
        caption={t('provider.link.title')}
        columns={columns}
        rows={links}
        rowKey={({ id }) => id}
        error={error}
        onRetry={() => void refetch()}
        skeletonRows={1}
        empty={<EmptyState title={t('provider.link.none')} text={t('provider.link.noneText')} action={add} />}
      />
      {hasLinks && add}
      {unlinking && <UnlinkDialog link={unlinking} onClose={() => setUnlinking(null)} />}
    </Section>
  )
}
