/**
 * For a consortium with nothing but its head office: what it can start from. Stands by itself, and draws nothing where
 * there is nothing to start or the viewer may not change the network.
 */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useCan } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { TemplateDialog } from './template-dialog.js'
import { networkTemplateQuery } from './template.operations.js'
import styles from './template.module.css'

export function StartFromTemplate() {
  return useCan('organisation.manage') ? <Offer /> : null
}

function Offer() {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery(networkTemplateQuery, { fetchPolicy: 'cache-and-network' })
  const template = data?.networkTemplate
  if (!template?.canStart) return null
  return (
    <Section title={t('template.title')} className={styles.offer}>
      <p className={styles.text}>
        {t('template.about', { centres: template.centres.length, organisations: template.organisations.length })}
      </p>
      <p className={styles.text}>{t('template.undo')}</p>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t('template.look')}
      </Button>
      {isOpen && <TemplateDialog template={template} onClose={() => setOpen(false)} />}
    </Section>
  )
}
