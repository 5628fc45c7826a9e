/** The accounts of the demo: pick one, and the form is filled in. */
import { useId, useState } from 'react'
import { useLocalized, useText } from '../../ui/text.js'
import type { DemoAccount } from './auth.js'
import styles from './login.module.css'

export interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[]
  readonly onPick: (account: DemoAccount) => void
}

export function DemoAccounts({ accounts, onPick }: DemoAccountsProps) {
  const t = useText()
  const localized = useLocalized()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.demo}>
      <p>
        <strong>{t('identity.demo.title')}</strong> {t('identity.demo.text')}
      </p>
      <button
        type="button"
        className={styles.demoToggle}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen((was) => !was)}
      >
        {t('identity.demo.choose')}
      </button>
      <ul id={id} hidden={!isOpen} className={styles.accounts}>
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              onClick={() => {
                setOpen(false)
                onPick(account)
              }}
            >
              <span className={styles.accountRole}>{t(`role.${account.role}`)}</span>
              <span className={styles.accountName}>
                {account.displayName} · {localized(account.unitName)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
