/** What the provider has to know of Solmu, and whether it answers. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { toApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { CopyButton } from '../../../ui/copy-button.js'
import { describeError } from '../../../ui/error-message.js'
import { ErrorGlyph, VerifiedGlyph } from '../../../ui/glyphs.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { checkIdentityProviderMutation, type IdentityProvider } from './provider.operations.js'
import forms from '../../../ui/record-form.module.css'
import styles from './providers.module.css'

/** The address to which the provider sends people back. */
export function RedirectAddress() {
  const t = useText()
  const address = `${window.location.origin}/auth/provider/callback`
  return (
    <Section title={t('provider.redirect.title')}>
      <p className={forms.intro}>{t('provider.redirect.text')}</p>
      <p className={styles.address}>
        <code className={styles.code}>{address}</code> <CopyButton value={address} label={t('provider.redirect.copy')} />
      </p>
    </Section>
  )
}

/** The failures of the protocol that have a sentence of their own. */
const knownReasons: Readonly<Record<string, string>> = {
  no_answer: 'noAnswer',
  OAUTH_TIMEOUT: 'timeout',
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'noDescription',
  OAUTH_RESPONSE_IS_NOT_JSON: 'noDescription',
  OAUTH_PARSE_ERROR: 'noDescription',
  OAUTH_INVALID_RESPONSE: 'noDescription',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'otherName'
}

/** Why the provider did not answer, in words. */
function useReason() {
  const t = useText()
  const intl = useIntl()
  return (error: unknown): string => {
    const one = toApiError(error)
    if (one.code !== 'PROVIDER_FAILED') return describeError(intl, one).text
    const reason = String(one.params['reason'] ?? 'no_answer')
    const known = knownReasons[reason]
    return known ? t(`provider.check.${known}`) : t('provider.check.other', { reason })
  }
}

type Result = { readonly isGood: boolean; readonly text: string } | null

/** Asks the provider for its description with what is saved. */
export function ConnectionCheck({ provider, isChanged }: { readonly provider: IdentityProvider; readonly isChanged: boolean }) {
  const t = useText()
  const reasonOf = useReason()
  const [ask, { loading }] = useMutation(checkIdentityProviderMutation)
  const [result, setResult] = useState<Result>(null)
  async function check() {
    setResult(null)
    try {
      await ask({ variables: { input: { providerId: provider.id } } })
      setResult({ isGood: true, text: t('provider.check.good') })
    } catch (error) {
      setResult({ isGood: false, text: reasonOf(error) })
    }
  }
  return (
    <Section title={t('provider.check.title')}>
      <p className={forms.intro}>{t(isChanged ? 'provider.check.textSaved' : 'provider.check.text')}</p>
      <div className={forms.acts}>
        <Button isBusy={loading} onClick={() => void check()}>
          {t('provider.check.act')}
        </Button>
      </div>
      <div role="status">
        {result && (
          <p className={styles.result} data-good={result.isGood || undefined}>
            {result.isGood ? <VerifiedGlyph size={16} /> : <ErrorGlyph size={16} />}
            <span>{result.text}</span>
          </p>
        )}
      </div>
    </Section>
  )
}
