import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { Link as RouterLink } from 'wouter'
import { buttonClass, type ButtonProps } from '../Button/Button'
import { Icon, type IconName } from '../Icon/Icon'

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  href: string
  /** Opens in a new tab and says so. */
  external?: boolean
  children?: ReactNode
}

/** A link. Addresses of the app (/app/…) change the screen in place; all others load a page. */
export function Link({ href, external = false, children, ...rest }: LinkProps) {
  if (external) {
    return (
      <a
        {...rest}
        // Printed with its address, unless that is what it says.
        className={[rest.className, children !== href && 'link--named'].filter(Boolean).join(' ') || undefined}
        href={href}
        target="_blank"
        rel="noopener noreferrer"
      >
        {/* One piece, also where the link lays out its parts in a row. */}
        <span>
          {children}
          <span className="new-tab">（新しいタブで開きます）</span>
        </span>
      </a>
    )
  }
  if (href === '/app' || href.startsWith('/app/') || href.startsWith('/app?')) {
    return (
      <RouterLink {...rest} href={href}>
        {children}
      </RouterLink>
    )
  }
  return (
    <a {...rest} href={href}>
      {children}
    </a>
  )
}

interface LinkButtonProps extends LinkProps, Pick<ButtonProps, 'variant' | 'size' | 'danger' | 'wide'> {
  icon?: IconName
}

/** A link that looks like a button, for going somewhere as the next action. */
export function LinkButton({ variant, size, danger, wide, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={[buttonClass({ variant, size, danger, wide }), className].filter(Boolean).join(' ')}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}
