/** Where anybody begins an application by an open call, and where links are asked for anew. */
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { TextField } from '../../../ui/form-field.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { Localized } from '../../../ui/localized.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { askLink, beginApplication, openCall, type OpenCall } from './apply-door.js'
import styles from './apply.module.css'

/** Sends a short form once; says that it has gone, or what was refused. */
function useSending<Field extends string>(names: readonly Field[], act: () => Promise<unknown>) {
  const describe = useFormRefusal<Field>({ names })
  const [refusal, setRefusal] = useState<FormRefusal<Field>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setBusy] = useState(false)
  const [isDone, setDone] = useState(false)
  async function send(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setAttempt((before) => before + 1)
    try {
      await act()
      setDone(true)
    } catch (error) {
      setRefusal(describe(error))
    } finally {
      setBusy(false)
    }
  }
  return { send, refusal, attempt, isBusy, isDone }
}

const beginNames = ['organisation', 'name', 'email'] as const

function BeginForm({ callId }: { readonly callId: string }) {
  const t = useText()
  const language = useLanguage()
  const [said, setSaid] = useState({ organisation: '', name: '', email: '' })
  const { send, refusal, attempt, isBusy, isDone } = useSending(beginNames, () => beginApplication({ callId, language, ...said }))
  if (isDone) {
    return (
      <FormNotice title={t('apply.begin.doneTitle')} role="status">
        <p>{t('apply.begin.doneText', { email: said.email })}</p>
      </FormNotice>
    )
  }
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <ErrorSummary errors={refusalSummary(refusal, beginNames, 'begin')} attempt={attempt} />
      {beginNames.map((name) => (
        <TextField
          key={name}
          id={`begin-${name}`}
          type={name === 'email' ? 'email' : 'text'}
          autoComplete={name === 'organisation' ? 'organization' : name}
          label={t(`apply.begin.${name}`)}
          help={name === 'email' ? t('apply.begin.emailHelp') : undefined}
          value={said[name]}
          maxLength={name === 'organisation' ? 300 : 254}
          error={refusal.fields[name]}
          onChange={({ target }) => setSaid((before) => ({ ...before, [name]: target.value }))}
        />
      ))}
      <Button type="submit" variant="primary" isBusy={isBusy}>
        {t('apply.begin.act')}
      </Button>
    </form>
  )
}

const askNames = ['email'] as const

/** Asks for the links anew; the answer never tells whether the address is known. */
export function AskLinkForm() {
  const t = useText()
  const [email, setEmail] = useState('')
  const { send, refusal, attempt, isBusy, isDone } = useSending(askNames, () => askLink(email))
  return (
    <Section title={t('apply.ask.title')}>
      {isDone ? (
        <p role="status">{t('apply.ask.done')}</p>
      ) : (
        <form noValidate onSubmit={(event) => void send(event)}>
          <p>{t('apply.ask.text')}</p>
          <ErrorSummary errors={refusalSummary(refusal, askNames, 'ask')} attempt={attempt} />
          <TextField id="ask-email" type="email" autoComplete="email" label={t('apply.begin.email')} value={email} maxLength={254} error={refusal.fields.email} onChange={({ target }) => setEmail(target.value)} />
          <Button type="submit" isBusy={isBusy}>
            {t('apply.ask.act')}
          </Button>
        </form>
      )}
    </Section>
  )
}

export function CallView({ id }: { readonly id: string }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const [call, setCall] = useState<OpenCall | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isWanted = true
    openCall(id).then(
      (found) => isWanted && setCall(found),
      (problem: unknown) => isWanted && setError(problem)
    )
    return () => {
      isWanted = false
    }
  }, [id, turn])
  const retry = () => {
    setError(null)
    setTurn((before) => before + 1)
  }
  if (error) return <ErrorNotice error={error} onRetry={retry} />
  if (!call) return <Skeleton withHeading lines={8} />
  return (
    <>
      <PageHeader title={pick(call.title)} meta={t('apply.call.meta', { consortium: pick(call.consortiumName), centre: pick(call.unitName), from: format.day(call.opensOn), to: format.day(call.closesOn) })} />
      <p className={styles.said}>
        <Localized text={call.body} />
      </p>
      {call.state === 'open' ? (
        <Section title={t('apply.begin.title')} note={t('apply.begin.note')}>
          <BeginForm callId={call.id} />
        </Section>
      ) : (
        <FormNotice title={t(`apply.call.${call.state}`)} role="status">
          <p>{t('apply.call.notOpen')}</p>
        </FormNotice>
      )}
      <AskLinkForm />
    </>
  )
}
