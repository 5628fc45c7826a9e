/** One's own account: name, language and look, password, and the roles one holds. */
import { useViewer } from '../../../app/viewer.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { OwnRoles } from './own-roles.js'
import { PasswordForm } from './password-form.js'
import { ProfileForm } from './profile-form.js'
import styles from './profile.module.css'

export function ProfilePage() {
  const t = useText()
  const { email, consortium } = useViewer()
  return (
    <>
      <PageHeader title={t('profile.title')} meta={t('profile.meta', { email })} />
      <div className={styles.columns}>
        <Section title={t('profile.own')}>
          <ProfileForm />
        </Section>
        <div id="password" className={styles.anchor}>
          <Section title={t('profile.password.title')}>
            <PasswordForm />
          </Section>
        </div>
      </div>
      <div id="roles" className={styles.anchor}>
        <Section title={t('profile.roles.title')} note={t('profile.roles.note')}>
          <OwnRoles key={consortium.id} />
        </Section>
      </div>
    </>
  )
}
