/** What stands around both editors: their heading, a draft offered back, what is wrong, and the guard before leaving. */
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { DraftNotice } from '../../../ui/form-notices.js'
import { LeaveGuard } from '../../../ui/leave-guard.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { type RulesKind, rulesPages } from './rules-parts.js'
import type { useRulesForm } from './use-rules-form.js'
import forms from '../../../ui/record-form.module.css'

function Crumb({ kind }: { readonly kind: RulesKind }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to={rulesPages[kind].to} params={{ lang }}>
      {t(`selection.${kind}.title`)}
    </TextLink>
  )
}

/** Stands where the editor would for those who only read. */
export function NoEditing({ kind }: { readonly kind: RulesKind }) {
  const t = useText()
  return (
    <>
      <PageHeader title={t(`selection.${kind}.edit`)} breadcrumb={[<Crumb key="one" kind={kind} />]} />
      <EmptyState title={t('selection.notAllowed')} text={t('selection.notAllowedText')} action={<Crumb kind={kind} />} />
    </>
  )
}

export interface EditorFrameProps {
  readonly kind: RulesKind
  readonly editor: Pick<ReturnType<typeof useRulesForm>, 'isDirty' | 'isBusy' | 'offered' | 'errors' | 'submit' | 'forget' | 'attempt' | 'takeOffered'>
  readonly children: ReactNode
}

export function EditorFrame({ kind, editor, children }: EditorFrameProps) {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <PageHeader title={t(`selection.${kind}.edit`)} breadcrumb={[<Crumb key="one" kind={kind} />]} meta={t('selection.editMeta')} />
      <LeaveGuard title={t('selection.leave')} text={t('selection.leaveText')} hasChanges={() => editor.isDirty} onDiscard={editor.forget} />
      <form
        noValidate
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          void editor.submit()
        }}
      >
        <DraftNotice draftOf={editor.offered?.at ?? null} text={(when) => t('selection.draft', { when })} onResume={editor.takeOffered} onDiscard={editor.forget} />
        <ErrorSummary errors={editor.errors} attempt={editor.attempt} />
        {children}
        <div className={forms.acts}>
          <Button type="submit" variant="primary" isBusy={editor.isBusy}>
            {t('selection.save')}
          </Button>
          <ButtonLink variant="quiet" to={rulesPages[kind].to} params={{ lang }}>
            {t('ui.cancel')}
          </ButtonLink>
        </div>
      </form>
    </>
  )
}
