import { useState } from 'react'
import { Button } from '../Button/Button'
import { TextField, type TextFieldProps } from './TextField'

/** A password box that can be shown while typing; password managers can fill it. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'beside' | 'width'>) {
  const [shown, setShown] = useState(false)
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      beside={
        <Button variant="text" size="small" aria-pressed={shown} aria-controls={props.id} onClick={() => setShown(!shown)}>
          {props.label}を表示する
        </Button>
      }
    />
  )
}
