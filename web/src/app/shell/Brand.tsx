/** The mark: two paths that run side by side (伴走). */
export function Brand({ href }: { href: string }) {
  return (
    <a className="brand" href={href}>
      <svg className="brand__mark" viewBox="0 0 32 32" fill="none" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="currentColor" />
        <path d="M7 22.5c5 0 5.5-13 11-13h6" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
        <path d="M12.5 24c4 0 4.5-8 8.5-8h4" stroke="#ffd43d" strokeWidth="3" strokeLinecap="round" />
      </svg>
      <span>
        Banso <span className="brand__sub">伴走</span>
      </span>
    </a>
  )
}
