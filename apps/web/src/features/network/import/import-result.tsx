/** How an import ended: what came in, that it was undone, or why it could not go on. */
import { useState } from 'react'
import { ApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { useFormat } from '../../../ui/format.js'
import { ErrorGlyph } from '../../../ui/glyphs.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import type { NetworkImport } from './import.operations.js'
import { UndoImportDialog } from './undo-import-dialog.js'
import admin from '../../../ui/admin-pages.module.css'
import styles from './import.module.css'

/** Leads to what the file was about. */
function ToResult({ kind }: Pick<NetworkImport, 'kind'>) {
  const t = useText()
  const lang = useLanguage()
  return kind === 'units' ? (
    <ButtonLink to="/$lang/network/units" params={{ lang }}>
      {t('import.result.toUnits')}
    </ButtonLink>
  ) : (
    <ButtonLink to="/$lang/organisations" params={{ lang }}>
      {t('import.result.toOrganisations')}
    </ButtonLink>
  )
}

export function AppliedPanel({ of }: { readonly of: NetworkImport }) {
  const t = useText()
  const format = useFormat()
  const [isUndoing, setUndoing] = useState(false)
  const { newCount, changedCount, wrongCount, onlySound, finishedAt } = of
  return (
    <Section title={t('import.result.applied')} note={finishedAt && format.instant(finishedAt)}>
      <p>
        {t(`import.result.about.${of.kind}`, { new: newCount, changed: changedCount, day: format.day(of.effectiveOn) })}{' '}
        {onlySound && wrongCount > 0 && t('import.result.leftOut', { count: wrongCount })}
      </p>
      <p className={styles.intro}>{t(of.canUndo ? 'import.result.canUndo' : 'import.result.cannotUndo')}</p>
      <div className={admin.acts}>
        <ToResult kind={of.kind} />
        {of.canUndo && (
          <Button variant="danger" onClick={() => setUndoing(true)}>
            {t('import.undo.open')}
          </Button>
        )}
      </div>
      {isUndoing && <UndoImportDialog of={of} onClose={() => setUndoing(false)} />}
    </Section>
  )
}

export function UndonePanel({ of }: { readonly of: NetworkImport }) {
  const t = useText()
  const format = useFormat()
  return (
    <Section title={t('import.result.undone')} note={of.finishedAt && format.instant(of.finishedAt)}>
      <p className={styles.intro}>{t(`import.result.undoneText.${of.kind}`)}</p>
      <ToNewImport />
    </Section>
  )
}

export function FailedPanel({ of }: { readonly of: NetworkImport }) {
  const t = useText()
  const describe = useErrorMessage()
  const { text } = describe(new ApiError({ code: of.failure ?? 'INTERNAL' }))
  return (
    <Section title={t('import.result.failed')}>
      <p className={styles.missing}>
        <ErrorGlyph size={16} />
        {text}
      </p>
      <p className={styles.intro}>{t('import.result.failedText')}</p>
      <ToNewImport />
    </Section>
  )
}

function ToNewImport() {
  const t = useText()
  const lang = useLanguage()
  return (
    <div className={admin.acts}>
      <ButtonLink to="/$lang/network/imports" params={{ lang }}>
        {t('import.result.again')}
      </ButtonLink>
    </div>
  )
}
