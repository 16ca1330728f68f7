import { NavLink } from 'react-router'
import css from './tabs.module.css'

/** Pages that belong together; each has its own address. */
export const Tabs = ({ label, tabs }: { label: string; tabs: readonly { to: string; word: string }[] }) => (
  <nav aria-label={label} className={css.tabs}>
    {tabs.map(tab => (
      <NavLink key={tab.to} to={tab.to} end>
        {tab.word}
      </NavLink>
    ))}
  </nav>
)
