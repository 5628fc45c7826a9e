/** Accepting an agreement: what is signed is shown in full before it is, in the language in which it will be kept. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { acceptanceStatement } from '@solmu/domain/governance/agreement-statement.js'
import { daysThatMandatesExpire } from '@solmu/domain/governance/mandate.js'
import { addDays } from '@solmu/shared/dates.js'
import { pick as pickText } from '@solmu/shared/text.js'
import { useViewer } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { ConfirmField, SelectField } from '../../../ui/form-field.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { languageName, languages, type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { AgreementsCrumb } from './agreement-words.js'
import { DeclineDialog } from './decline-dialog.js'
import { acceptAgreementMutation, type AgreementSigning, agreementSigningQuery } from './agreement.operations.js'
import { VersionText } from './version.page.js'
import forms from '../../../ui/record-form.module.css'
import styles from '../governance.module.css'

const names = ['organisationId', 'statement', 'confirm'] as const

export function SignAgreementPage() {
  const t = useText()
  const pick = useLocalized()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(agreementSigningQuery, { variables: { versionId: id }, fetchPolicy: 'network-only' })
  const [wasReplaced, setReplaced] = useState(false)
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={10} />
  const { agreementSigning: signing } = data
  return (
    <>
      <PageHeader title={t('agreement.sign.title', { title: pick(signing.agreement.title), number: signing.text.version.number })} breadcrumb={[<AgreementsCrumb key="list" />]} meta={t('agreement.sign.meta')} />
      <Body
        signing={signing}
        wasReplaced={wasReplaced}
        onReplaced={() => {
          setReplaced(true)
          void refetch()
        }}
      />
    </>
  )
}

interface BodyProps {
  readonly signing: AgreementSigning
  /** Whether a newer version was opened while this one was being signed. */
  readonly wasReplaced: boolean
  readonly onReplaced: () => void
}

/** What stands in the way is said before the text, so that nobody reads in vain. */
function Body({ signing, wasReplaced, onReplaced }: BodyProps) {
  const t = useText()
  const { newer, signers, agreement, hasSecondFactor } = signing
  if (newer) return <Replaced signing={signing} number={newer.number} newerId={newer.id} wasReplaced={wasReplaced} />
  if (signers.length === 0) return <Obstacle signing={signing} />
  return (
    <>
      {agreement.demandsSecondFactor && !hasSecondFactor && (
        <FormNotice title={t('agreement.sign.factorTitle')}>
          <p>{t('errors.AGREEMENT_NEEDS_FACTOR')}</p>
        </FormNotice>
      )}
      <Section title={t('agreement.sign.text')}>
        <VersionText text={signing.text} />
      </Section>
      <SignForm signing={signing} onReplaced={onReplaced} />
    </>
  )
}

interface ReplacedProps extends Pick<BodyProps, 'signing' | 'wasReplaced'> {
  readonly number: number
  readonly newerId: string
}

function Replaced({ signing: { agreement, text }, number, newerId, wasReplaced }: ReplacedProps) {
  const t = useText()
  const lang = useLanguage()
  const action = (
    <>
      <ButtonLink variant="primary" to="/$lang/agreements/versions/$id/sign" params={{ lang, id: newerId }}>
        {t('agreement.sign.toNewer', { number })}
      </ButtonLink>{' '}
      <ButtonLink to="/$lang/agreements/$id/compare" params={{ lang, id: agreement.id }} search={{ from: text.version.number, to: number }}>
        {t('agreement.sign.compare')}
      </ButtonLink>
    </>
  )
  return (
    <div role={wasReplaced ? 'alert' : undefined}>
      <EmptyState title={t('agreement.sign.newer', { number })} text={t(wasReplaced ? 'agreement.sign.replacedText' : 'agreement.sign.newerText')} action={action} />
    </div>
  )
}

/** Why nobody can be signed for, and what to do about it. */
function Obstacle({ signing: { agreement, obstacle } }: { readonly signing: AgreementSigning }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const kind = obstacle?.kind ?? 'no_mandate'
  const facts = { name: obstacle?.organisation ? pick(obstacle.organisation.name) : '', day: obstacle?.on ? format.day(obstacle.on) : '' }
  const back = (
    <ButtonLink to="/$lang/agreements/$id" params={{ lang, id: agreement.id }}>
      {t('agreement.sign.back')}
    </ButtonLink>
  )
  return <EmptyState title={t(`agreement.obstacle.${kind}`)} text={t(`agreement.obstacle.${kind}Text`, facts)} action={back} />
}

function useSigning({ agreement, text, signers }: AgreementSigning) {
  const own = useLanguage()
  const { displayName, today } = useViewer()
  const { form, change, forget } = useKeptForm(['agreement-sign', text.version.id], { organisationId: signers[0]?.organisation.id ?? '', language: own as Language })
  const signer = signers.find(({ organisation }) => organisation.id === form.organisationId) ?? signers[0]
  const statement =
    signer === undefined
      ? ''
      : acceptanceStatement(form.language, {
          ...{ agreement: pickText(agreement.title, form.language).text, versionNumber: text.version.number, organisation: pickText(signer.organisation.name, form.language).text },
          ...{ signatory: displayName, title: signer.title, basis: signer.basis, substituteFor: signer.substituteForName, day: today, contentHash: text.version.contentHash ?? '' }
        })
  return { form, change, forget, signer, statement }
}

/** A version that is replaced, or taken back, while it is being signed, is shown as what it is now. */
const isGone = (error: unknown): boolean => ['AGREEMENT_SUPERSEDED', 'AGREEMENT_STATE'].includes(toApiError(error).code)

function SignForm({ signing, onReplaced }: Pick<BodyProps, 'signing' | 'onReplaced'>) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const navigate = useNavigate()
  const { form, change, forget, signer, statement } = useSigning(signing)
  const [isConfirmed, setConfirmed] = useState(false)
  const [isDeclining, setDeclining] = useState(false)
  const hasDeclined = signing.agreement.parties.some(({ organisation, state: standing }) => organisation.id === signer?.organisation.id && standing === 'declined')
  const [accept] = useMutation(acceptAgreementMutation)
  const state = useAct<(typeof names)[number]>({ names }, () => undefined)
  const errors = state.refusal.fields
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!signer) return
    void state.run(
      async () => {
        const input = { versionId: signing.text.version.id, organisationId: signer.organisation.id, unitId: signer.unitId, mandateId: signer.mandateId, language: form.language, statement }
        await accept({ variables: { input } }).catch((error: unknown) => {
          if (isGone(error)) onReplaced()
          throw error
        })
        forget()
        showToast({ kind: 'done', text: t('agreement.sign.done') })
        await navigate({ to: '/$lang/agreements/$id', params: { lang, id: signing.agreement.id } })
      },
      isConfirmed ? {} : { confirm: t('agreement.sign.needsConfirm') }
    )
  }
  const edit = (part: Partial<typeof form>) => {
    // Whoever changes what is signed reads it again.
    setConfirmed(false)
    change(part)
  }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, names, 'sign')} attempt={state.attempt} />
      <Section title={t('agreement.sign.statement')} note={t('agreement.sign.statementHelp')}>
        {signer && <Ending signer={signer} />}
        <SelectField
          {...{ id: 'sign-organisationId', label: t('agreement.sign.for'), value: signer?.organisation.id ?? '', error: errors.organisationId }}
          options={signing.signers.map(({ organisation }) => ({ value: organisation.id, label: pick(organisation.name) }))}
          onChange={({ target }) => edit({ organisationId: target.value })}
        />
        <SelectField
          {...{ id: 'sign-language', label: t('agreement.sign.language'), value: form.language }}
          options={languages.map((each) => ({ value: each, label: languageName[each] }))}
          onChange={({ target }) => edit({ language: target.value as Language })}
        />
        <div id="sign-statement" tabIndex={-1} className={`${styles.paper} ${styles.statement}`} lang={form.language}>
          {statement}
        </div>
        <ConfirmField id="sign-confirm" label={t('agreement.sign.confirm')} isChecked={isConfirmed} error={errors.confirm} onChange={setConfirmed} />
      </Section>
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('agreement.sign.submit')}
        </Button>
        {signer && !hasDeclined && (
          <Button variant="quiet" onClick={() => setDeclining(true)}>
            {t('agreement.decline.open')}
          </Button>
        )}
      </div>
      {isDeclining && signer && <DeclineDialog signing={signing} signer={signer} onClose={() => setDeclining(false)} />}
    </form>
  )
}

/** A mandate that ends soon is told of: whoever waits may not be able to sign. */
function Ending({ signer: { until } }: { readonly signer: AgreementSigning['signers'][number] }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  if (until === null || until > addDays(today, daysThatMandatesExpire)) return null
  return (
    <FormNotice title={t('agreement.sign.ends', { day: format.day(until) })}>
      <p>{t('agreement.sign.endsText')}</p>
    </FormNotice>
  )
}
