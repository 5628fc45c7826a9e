/** What the form says about itself: a draft from before, and what somebody else has saved meanwhile. */
import { useEffect, useRef } from 'react'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { NoticeGlyph, WarningGlyph } from '../../../ui/glyphs.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { fieldText, type FieldName, type ProviderValues } from './provider-values.js'
import type { ProviderForm } from './use-provider-form.js'
import styles from './providers.module.css'

/** Offers back what was typed before and not saved. */
export function DraftNotice({ form }: { readonly form: ProviderForm }) {
  const t = useText()
  const format = useFormat()
  if (form.draftOf === null) return null
  return (
    <div className={styles.notice} role="status">
      <NoticeGlyph size={16} />
      <div>
        <p className={styles.noticeTitle}>{t('provider.draft.title')}</p>
        <p>{t('provider.draft.text', { when: format.instant(form.draftOf) })}</p>
        <div className={styles.acts}>
          <Button size="small" onClick={form.resumeDraft}>
            {t('provider.draft.resume')}
          </Button>
          <Button size="small" variant="quiet" onClick={form.forgetDraft}>
            {t('provider.draft.discard')}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** A field as it is read in the comparison. */
function useShown() {
  const t = useText()
  const pick = useLocalized()
  return (values: ProviderValues, field: FieldName): string => {
    if (field === 'createsAccounts' || field === 'isActive') return t(values[field] ? 'provider.yes' : 'provider.no')
    const groups = values.groups.map(({ groupValue, role, unit }) => `${groupValue} → ${t(`role.${role}`)}, ${pick(unit.name)}`)
    return (field === 'groups' ? groups.join('; ') : fieldText(values, field)) || t('provider.clash.empty')
  }
}

/** Somebody else has saved meanwhile: what they changed, beside what stands in the form now. */
export function ClashNotice({ form }: { readonly form: ProviderForm }) {
  const t = useText()
  const shown = useShown()
  const box = useRef<HTMLDivElement>(null)
  const { clash, values, change } = form
  useEffect(() => {
    if (clash !== null) box.current?.focus()
  }, [clash])
  if (clash === null) return null
  const { fields, saved } = clash
  return (
    <div ref={box} className={styles.notice} data-strong role="alert" tabIndex={-1}>
      <WarningGlyph size={16} />
      <div>
        <p className={styles.noticeTitle}>{t('provider.clash.title')}</p>
        <p>{t('provider.clash.text')}</p>
        <ul>
          {fields.map((field) => (
            <li key={field}>
              <strong>{t(`provider.field.${field}`)}</strong>: {t('provider.clash.saved', { value: shown(saved, field) })}{' '}
              {fieldText(values, field) === fieldText(saved, field) ? (
                t('provider.clash.taken')
              ) : (
                <>
                  {t('provider.clash.mine', { value: shown(values, field) })}{' '}
                  <Button size="small" onClick={() => change({ [field]: saved[field] })}>
                    {t('provider.clash.take')}
                    <span className="visually-hidden">: {t(`provider.field.${field}`)}</span>
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
        <div className={styles.acts}>
          <Button size="small" variant="quiet" onClick={form.closeClash}>
            {t('ui.close')}
          </Button>
        </div>
      </div>
    </div>
  )
}
