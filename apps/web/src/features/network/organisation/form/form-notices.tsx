/** What the form says about itself: a draft from before, and what somebody else has saved meanwhile. */
import { useEffect, useRef } from 'react'
import { Button } from '../../../../ui/button.js'
import { NoticeGlyph, WarningGlyph } from '../../../../ui/glyphs.js'
import { useFormat } from '../../../../ui/format.js'
import { useText, type TextFunction } from '../../../../ui/text.js'
import { fieldText, type FieldName, type OrganisationValues } from './organisation-values.js'
import type { OrganisationForm } from './use-organisation-form.js'
import styles from '../organisation.module.css'

/** Offers back what was typed before and not saved. */
export function DraftNotice({ form }: { readonly form: OrganisationForm }) {
  const t = useText()
  const format = useFormat()
  if (form.draftOf === null) return null
  return (
    <div className={styles.notice} role="status">
      <NoticeGlyph size={16} />
      <div>
        <p className={styles.noticeTitle}>{t('organisation.draft.title')}</p>
        <p>{t('organisation.draft.text', { when: format.instant(form.draftOf) })}</p>
        <div className={styles.acts}>
          <Button size="small" onClick={form.resumeDraft}>
            {t('organisation.draft.resume')}
          </Button>
          <Button size="small" variant="quiet" onClick={form.forgetDraft}>
            {t('organisation.draft.discard')}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** A field as it is read aloud in the comparison. */
function shown(values: OrganisationValues, field: FieldName, t: TextFunction): string {
  const { legalForm, sizeClass, languages, roles } = values
  const words: Partial<Record<FieldName, string>> = {
    legalForm: legalForm && t(`network.legalForm.${legalForm}`),
    sizeClass: sizeClass && t(`organisation.size.${sizeClass}`),
    languages: languages.map((language) => t(`organisation.language.${language}`)).join(', '),
    roles: roles
      .map(({ role, from, last }) => `${role && t(`organisation.role.${role}`)} ${from}–${last}`.trim())
      .join(', ')
  }
  return (words[field] ?? fieldText(values, field)) || t('organisation.clash.empty')
}

/** Somebody else has saved meanwhile: what they changed, beside what stands in the form now. */
export function ClashNotice({ form }: { readonly form: OrganisationForm }) {
  const t = useText()
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
        <p className={styles.noticeTitle}>{t('organisation.clash.title')}</p>
        <p>{t('organisation.clash.text')}</p>
        <table className={styles.clash}>
          <caption className="visually-hidden">{t('organisation.clash.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('organisation.clash.field')}</th>
              <th scope="col">{t('organisation.clash.saved')}</th>
              <th scope="col">{t('organisation.clash.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">{t(`organisation.field.${field}`)}</th>
                <td>{shown(saved, field, t)}</td>
                <td>
                  {fieldText(values, field) === fieldText(saved, field) ? (
                    t('organisation.clash.taken')
                  ) : (
                    <>
                      {shown(values, field, t)}{' '}
                      <Button size="small" onClick={() => change({ [field]: saved[field] })}>
                        {t('organisation.clash.take')}
                        <span className="visually-hidden">: {t(`organisation.field.${field}`)}</span>
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className={styles.acts}>
          <Button size="small" variant="quiet" onClick={form.closeClash}>
            {t('organisation.clash.close')}
          </Button>
        </div>
      </div>
    </div>
  )
}
