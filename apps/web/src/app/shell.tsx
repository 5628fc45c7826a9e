/** The frame of every signed-in page: top bar, sections at the left, the page, and on a phone the tabs. */
import { useHotkeys } from '@mantine/hooks'
import { useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react'
import { ConnectionBanner } from './connection-banner.js'
import { isQuestionMarkOn } from './keyboard-choice.js'
import { PrintHead } from './print-head.js'
import { SideNav } from './side-nav.js'
import { SkipLink } from './skip-link.js'
import { TabBar } from './tab-bar.js'
import { Toasts } from './toasts.js'
import { TopBar } from './top-bar.js'
import { useFollowProfile } from './profile-choices.js'
import { useViewer } from './viewer.js'
import styles from './shell.module.css'

const NavDrawer = lazy(() => import('./nav-drawer.js').then((file) => ({ default: file.NavDrawer })))
const Palette = lazy(() => import('./palette.js').then((file) => ({ default: file.Palette })))
const KeyboardSheet = lazy(() => import('./keyboard-sheet.js').then((file) => ({ default: file.KeyboardSheet })))

type Opened = 'palette' | 'keys' | 'menu' | null

function useOpened() {
  const [opened, setOpened] = useState<Opened>(null)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => setOpened(null), [pathname])
  useHotkeys([['mod+K', () => setOpened('palette')]], [])
  useHotkeys([['shift+?', () => (isQuestionMarkOn() ? setOpened('keys') : undefined)]])
  const close = useCallback(() => setOpened(null), [])
  return { opened, setOpened, close }
}

export function Shell({ children }: { readonly children: ReactNode }) {
  const { opened, setOpened, close } = useOpened()
  useFollowProfile(useViewer())
  return (
    <div className={styles.frame}>
      <SkipLink />
      <PrintHead />
      <TopBar
        onPalette={() => setOpened('palette')}
        onKeys={() => setOpened('keys')}
        onMenu={() => setOpened('menu')}
      />
      <div className={styles.side} data-frame="side" data-print="never">
        <SideNav />
      </div>
      <div className={styles.page}>
        <ConnectionBanner />
        <main id="content" tabIndex={-1} className={styles.content}>
          {children}
        </main>
      </div>
      <TabBar isMenuOpen={opened === 'menu'} onMenu={() => setOpened('menu')} />
      <Suspense>
        {opened === 'menu' && <NavDrawer onClose={close} />}
        {opened === 'palette' && <Palette onClose={close} onKeys={() => setOpened('keys')} />}
        {opened === 'keys' && <KeyboardSheet onClose={close} />}
      </Suspense>
      <Toasts />
    </div>
  )
}
