/** The tabs of the panel; the open one is kept in the address. */
import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../../../ui/text.js'
import type { PanelTab } from '../network.types.js'
import styles from './panel.module.css'

export interface PanelTabsProps {
  readonly tabs: readonly { readonly tab: PanelTab; readonly content: ReactNode }[]
  readonly open: PanelTab
  /** What the tabs are of: read out; a unit unless told. */
  readonly label?: string
  readonly onOpen: (tab: PanelTab) => void
}

export function PanelTabs({ tabs, open, label, onOpen }: PanelTabsProps) {
  const t = useText()
  const shown = tabs.some(({ tab }) => tab === open) ? open : (tabs[0]?.tab ?? 'history')
  return (
    <Tabs
      value={shown}
      onChange={(tab) => onOpen((tab ?? 'history') as PanelTab)}
      keepMounted={false}
      classNames={{ root: styles.tabs, list: styles.tabList, tab: styles.tab, panel: styles.tabPanel }}
    >
      <Tabs.List aria-label={label ?? t('network.panel.tabs')}>
        {tabs.map(({ tab }) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`network.panel.tab.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ tab, content }) => (
        <Tabs.Panel key={tab} value={tab}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
