import type { ButtonHTMLAttributes, MouseEvent } from 'react'
import { Icon, type IconName } from '../Icon/Icon'

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  variant?: 'solid' | 'outline' | 'text'
  size?: 'large' | 'medium' | 'small'
  danger?: boolean
  wide?: boolean
  icon?: IconName
  /** Stays reachable and readable, but does nothing. Say beside it why it is off. */
  disabled?: boolean
  /** Shows a turning ring and does nothing until it is false again. */
  busy?: boolean
}

/** Class names of a button look; links that look like buttons use it too. */
export function buttonClass(props: Pick<ButtonProps, 'variant' | 'size' | 'danger' | 'wide'>): string {
  const { variant = 'solid', size = 'medium', danger = false, wide = false } = props
  return [
    'button',
    variant !== 'solid' && `button--${variant}`,
    size !== 'medium' && `button--${size}`,
    danger && 'button--danger',
    wide && 'button--wide',
  ]
    .filter(Boolean)
    .join(' ')
}

/**
 * A button. When `disabled` or `busy` it carries aria-disabled, keeps the focus, and swallows click and Enter: neither
 * its own handler nor a submit of its form happens.
 */
export function Button({
  variant,
  size,
  danger,
  wide,
  icon,
  disabled = false,
  busy = false,
  type = 'button',
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const off = disabled || busy
  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (off) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type}
      className={[buttonClass({ variant, size, danger, wide }), className].filter(Boolean).join(' ')}
      aria-disabled={off || undefined}
      onClick={handleClick}
    >
      {busy ? <span className="button__spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
      {busy && <span className="visually-hidden">（処理しています）</span>}
    </button>
  )
}
