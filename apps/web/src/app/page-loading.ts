/** How the pages of Solmu come to the browser: each with its texts, when it is first opened. */
import { lazyRouteComponent, type ErrorRouteComponent, type RouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { isLanguage } from '../ui/text.js'
import { loadMessages } from './i18n.js'
import type { MessageFeature } from './messages.js'

/** Loads the texts of a page in the language of its address. */
export async function loadTexts(lang: string, ...features: readonly MessageFeature[]): Promise<void> {
  if (isLanguage(lang)) await loadMessages(lang, ...features)
}

/**
 * A page that is loaded when it is first opened. Its type is told here and not
 * inferred, because pages ask the router for types and must not be part of them.
 */
export function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name): RouteComponent {
  return lazyRouteComponent(load, name) as RouteComponent
}

/** What stands in place of a page that failed, loaded when it is needed. */
export function failure<Name extends string>(
  load: () => Promise<Record<Name, ComponentType<{ error: unknown }>>>,
  name: Name
): ErrorRouteComponent {
  return lazyRouteComponent(load, name) as ErrorRouteComponent
}
