import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** A button that goes somewhere is a link. */
export const LinkButton = ({ to, children, ...rest }: ButtonProps & { to: string; state?: unknown; children: ReactNode }) => (
  <Button component={Link} to={to} {...rest}>
    {children}
  </Button>
)
