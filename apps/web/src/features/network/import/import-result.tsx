/** How an import ended: what came in, that it was undone, or why it could not go on. */
import { useState, type ReactNode } from 'react'
import { Button, ButtonLink } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { useFormat } from '../../../ui/format.js'
import { ErrorGlyph } from '../../../ui/glyphs.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { failureOf } from './import-words.js'
import type { NetworkImport } from './import.operations.js'
import { UndoImportDialog } from './undo-import-dialog.js'
import admin from '../../../ui/admin-pages.module.css'
import styles from './import.module.css'

/** Leads to what the file was about. */
function ToResult({ kind }: Pick<NetworkImport, 'kind'>) {
  const t = useText()
  const lang = useLanguage()
  const results = {
    units: { to: '/$lang/network/units', label: 'import.result.toUnits' },
    organisations: { to: '/$lang/organisations', label: 'import.result.toOrganisations' },
    projects: { to: '/$lang/portfolio/public', label: 'import.result.toProjects' },
    practices: { to: '/$lang/quality/practices', label: 'import.result.toPractices' }
  } as const
  const { to, label } = results[kind]
  return (
    <ButtonLink to={to} params={{ lang }}>
      {t(label)}
    </ButtonLink>
  )
}

export function AppliedPanel({ of }: { readonly of: NetworkImport }) {
  const t = useText()
  const format = useFormat()
  const [isUndoing, setUndoing] = useState(false)
  const describe = useErrorMessage()
  const { newCount, changedCount, wrongCount, onlySound, finishedAt } = of
  const undoFailure = failureOf(of)
  return (
    <Section title={t('import.result.applied')} note={finishedAt && format.instant(finishedAt)}>
      <p>
        {t(`import.result.about.${of.kind}`, { new: newCount, changed: changedCount, day: format.day(of.effectiveOn) })}{' '}
        {onlySound && wrongCount > 0 && t('import.result.leftOut', { count: wrongCount })}
      </p>
      {undoFailure && (
        <p className={styles.missing} role="alert">
          <ErrorGlyph size={16} />
          {t('import.undo.failed', { why: describe(undoFailure).text })}
        </p>
      )}
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

export interface FailedPanelProps {
  readonly of: NetworkImport
  /** Goes back to the columns, from where the file can be checked again. */
  readonly onColumns: () => void
}

export function FailedPanel({ of, onColumns }: FailedPanelProps) {
  const t = useText()
  const describe = useErrorMessage()
  const failure = failureOf(of)
  return (
    <Section title={t('import.result.failed')}>
      {failure && (
        <p className={styles.missing}>
          <ErrorGlyph size={16} />
          {describe(failure).text}
        </p>
      )}
      <p className={styles.intro}>{t('import.result.failedText')}</p>
      <ToNewImport>
        <Button onClick={onColumns}>{t('import.result.check')}</Button>
      </ToNewImport>
    </Section>
  )
}

function ToNewImport({ children }: { readonly children?: ReactNode }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <div className={admin.acts}>
      {children}
      <ButtonLink to="/$lang/network/imports" params={{ lang }}>
        {t('import.result.again')}
      </ButtonLink>
    </div>
  )
}
