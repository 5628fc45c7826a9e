/** One's own account: name, language and look, the way to one's security, and the roles one holds. */
import { IconBell, IconShieldLock, IconTable } from '@tabler/icons-react'
import { RecordHistory } from '../../../app/record-history.js'
import { useViewer } from '../../../app/viewer.js'
import { ButtonLink } from '../../../ui/button.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { OwnData } from '../people/own-data.js'
import { OwnRoles } from './own-roles.js'
import { ProfileForm } from './profile-form.js'
import styles from './profile.module.css'

export function ProfilePage() {
  const t = useText()
  const lang = useLanguage()
  const { id, email, consortium } = useViewer()
  return (
    <>
      <PageHeader title={t('profile.title')} meta={t('profile.meta', { email })} />
      <div className={styles.columns}>
        <Section title={t('profile.own')}>
          <ProfileForm />
        </Section>
        <Section title={t('profile.security.title')}>
          <p className={styles.security}>{t('profile.security.text')}</p>
          <ButtonLink to="/$lang/profile/security" params={{ lang }} icon={IconShieldLock}>
            {t('profile.security.open')}
          </ButtonLink>
        </Section>
        <Section title={t('profile.notifications.title')}>
          <p className={styles.security}>{t('profile.notifications.text')}</p>
          <ButtonLink to="/$lang/profile/notifications" params={{ lang }} icon={IconBell}>
            {t('profile.notifications.open')}
          </ButtonLink>
        </Section>
        <Section title={t('profile.feed.title')}>
          <p className={styles.security}>{t('profile.feed.text')}</p>
          <ButtonLink to="/$lang/profile/feed" params={{ lang }} icon={IconTable}>
            {t('profile.feed.open')}
          </ButtonLink>
        </Section>
      </div>
      <div id="roles" className={styles.anchor}>
        <Section title={t('profile.roles.title')} note={t('profile.roles.note')}>
          <OwnRoles key={consortium.id} />
        </Section>
      </div>
      <div id="data" className={styles.anchor}>
        <Section title={t('people.own.title')}>
          <OwnData />
        </Section>
      </div>
      <RecordHistory subjectType="user" subjectId={id} />
    </>
  )
}
