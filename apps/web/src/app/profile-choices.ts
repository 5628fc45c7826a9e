/** Language, theme and density: at once on this device, and in the profile of whoever is signed in. */
import { useApolloClient } from '@apollo/client/react'
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useCallback, useEffect } from 'react'
import { toApiError } from '../graphql/api-error.js'
import { updateProfileMutation, viewerQuery, type Viewer } from '../graphql/viewer.operations.js'
import { useText } from '../ui/text.js'
import { showToast } from '../ui/toast.js'
import { useMaybeViewer } from './viewer.js'

export type ProfileChoice = Partial<Pick<Viewer, 'language' | 'theme' | 'density'>>

/**
 * Saves a choice in the viewer's profile; does nothing when nobody is signed in.
 * When the profile has changed elsewhere meanwhile, the choice is made on the newest one.
 */
export function useSaveChoice(): (choice: ProfileChoice) => Promise<void> {
  const client = useApolloClient()
  const t = useText()
  const isSignedIn = useMaybeViewer() !== null
  return useCallback(
    async (choice) => {
      if (!isSignedIn) return
      const save = async (fresh: boolean) => {
        const fetchPolicy = fresh ? 'network-only' : 'cache-first'
        const { data } = await client.query({ query: viewerQuery, fetchPolicy })
        const input = { ...choice, expectedVersion: data?.viewer.version ?? 0 }
        await client.mutate({ mutation: updateProfileMutation, variables: { input } })
      }
      try {
        await save(false).catch((error: unknown) => {
          if (toApiError(error).code === 'STALE') return save(true)
          throw error
        })
      } catch (error) {
        if (toApiError(error).code === 'NOT_SIGNED_IN') return
        showToast({ kind: 'warning', id: 'profile-choice', text: t('shell.profileNotSaved') })
      }
    },
    [client, isSignedIn, t]
  )
}

const schemeOf = { system: 'auto', light: 'light', dark: 'dark' } as const

/** The colours that are shown now, and the way to choose others. */
export function useTheme(): { readonly isDark: boolean; readonly choose: (theme: Viewer['theme']) => void } {
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  const saveChoice = useSaveChoice()
  const choose = useCallback(
    (theme: Viewer['theme']) => {
      setColorScheme(schemeOf[theme])
      void saveChoice({ theme })
    },
    [setColorScheme, saveChoice]
  )
  return { isDark, choose }
}

/** Lets the page follow the theme and density of the viewer's profile, also when they change. */
export function useFollowProfile(viewer: Viewer): void {
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => setColorScheme(schemeOf[viewer.theme]), [viewer.theme, setColorScheme])
  useEffect(() => {
    document.documentElement.dataset['density'] = viewer.density
    try {
      localStorage.setItem('solmu-density', viewer.density)
    } catch {
      // Only the first paint of the next visit is concerned.
    }
  }, [viewer.density])
}
