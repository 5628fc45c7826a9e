/** Buttons. One filled (`primary`) per view, for the right next step; the others outlined; quiet ones are text. */
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ComponentType, ReactNode, Ref } from 'react'
import { classNames } from './class-names.js'
import styles from './button.module.css'

/** An icon of @tabler/icons-react, or one that takes the same props. */
export type IconComponent = ComponentType<{ size?: number | string; stroke?: number | string; 'aria-hidden'?: 'true' }>

export type ButtonVariant = 'outlined' | 'primary' | 'quiet' | 'danger'

interface ButtonLook {
  /** `outlined` unless told; a dangerous act is outlined in red and has the act in its label. */
  readonly variant?: ButtonVariant
  /** `normal` 36 px, `small` 30 px, `large` 46 px. */
  readonly size?: 'normal' | 'small' | 'large'
  /** An icon before the label. */
  readonly icon?: IconComponent
  readonly isBlock?: boolean
  readonly children?: ReactNode
}

function look({ variant = 'outlined', size = 'normal', isBlock }: ButtonLook, className?: string): string {
  return classNames(styles.button, styles[variant], styles[size], isBlock && styles.block, className)
}

function Content({ icon: Icon, children }: ButtonLook) {
  return (
    <>
      {Icon && <Icon size={18} stroke={1.75} aria-hidden="true" />}
      {children !== undefined && <span>{children}</span>}
    </>
  )
}

export interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** The act is under way: the button waits, says so, and cannot be pressed again; it keeps its focus. */
  readonly isBusy?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ variant, size, icon, isBlock, isBusy, children, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={look({ variant, size, isBlock }, className)}
      aria-disabled={isBusy || undefined}
      data-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      <Content icon={icon}>{children}</Content>
    </button>
  )
}

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'aria-label'> {
  /** What it does: read out and shown as the tooltip. */
  readonly label: string
  readonly icon: IconComponent
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that shows only its icon. */
export function IconButton({ label, icon: Icon, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" title={label} {...rest} aria-label={label} className={classNames(styles.icon, className)}>
      <Icon size={20} stroke={1.6} aria-hidden="true" />
    </button>
  )
}

interface AnchorButtonProps extends ButtonLook, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'children'> {
  readonly ref?: Ref<HTMLAnchorElement>
}

/** A link that looks like a button, to an address outside the router, such as another organisation's sign-in. */
export function ButtonAnchor({ variant, size, icon, isBlock, children, className, ...rest }: AnchorButtonProps) {
  return (
    <a {...rest} className={look({ variant, size, isBlock }, className)}>
      <Content icon={icon}>{children}</Content>
    </a>
  )
}

/** A link to another page that looks like a button. @example <ButtonLink to="/$lang/network" params={{ lang }}>…</ButtonLink> */
export const ButtonLink = createLink(ButtonAnchor)
