import { isEmail, normaliseEmail } from '@solmu/domain/identity/email.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'

type Given = { readonly name: string; readonly email: string }

function personFields(fields: TextFields, given: Given): Given {
  const name = fields.text(['name'], given.name, { most: 200 })
  const email = normaliseEmail(given.email)
  if (name === '') fields.refuse('REQUIRED', ['name'])
  if (email === '') fields.refuse('REQUIRED', ['email'])
  else if (!isEmail(email)) fields.refuse('INVALID_EMAIL', ['email'])
  return { name, email }
}

/** A name and an address as they are kept. @throws DomainError REQUIRED, TOO_LONG, INVALID_INPUT, INVALID_EMAIL */
export function readPerson(given: Given): Given {
  const fields = new TextFields()
  const person = personFields(fields, given)
  throwIssues(fields.issues)
  return person
}

/** The same, with what the organisation is called. @throws DomainError as `readPerson` */
export function readApplicant(given: Given & { readonly organisation: string }): Given & { readonly organisation: string } {
  const fields = new TextFields()
  const organisation = fields.text(['organisation'], given.organisation, { most: 300 })
  if (organisation === '') fields.refuse('REQUIRED', ['organisation'])
  const person = personFields(fields, given)
  throwIssues(fields.issues)
  return { ...person, organisation }
}
