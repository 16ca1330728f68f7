import { graphql } from '../../gql/gql.ts'
import { Failure, failureFrom } from '../../lib/failure.ts'
import { signInAgain } from '../../lib/sign-in-again.ts'
import { currentLocale } from '../../lib/words.ts'

export const importFields = graphql(`
  fragment ImportFields on SupplierImport {
    id fileName fileSha256 size state progress total refusal usualChoice comparedAgain version
    uploadedBy uploadedAt appliedBy appliedAt rowsSha256 created updated skipped allowedActions
    found { rows hiddenRows ignored { sheet heading } }
    counts { suppliers new duplicates undecided toUpdate toSkip toCreate unchanged faults }
  }
`)
export const importsList = graphql(`
  query SupplierImports($after: String) {
    supplierImports(first: 50, after: $after) {
      nodes { id fileName state uploadedBy uploadedAt created updated skipped }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export const importPage = graphql(`
  query SupplierImport($id: ID!) {
    supplierImport(id: $id) { ...ImportFields }
  }
`)
export const importRowFields = graphql(`
  fragment ImportRowFields on SupplierImportRow {
    id sheet rowNumbers name country kind choice choices outcome supplierId
    wrong { sheet row cell heading message }
    matches { supplierId name likenesses }
    alike { sheet row name }
    changes { field before after }
  }
`)
export const importRows = graphql(`
  query SupplierImportRows($importId: ID!, $after: String, $kind: ImportRowKind) {
    supplierImportRows(importId: $importId, first: 50, after: $after, kind: $kind) {
      nodes { ...ImportRowFields }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export const chooseForDuplicates = graphql(`
  mutation ChooseForDuplicates($input: ChooseUsuallyInput!) {
    chooseForDuplicates(input: $input) { ...ImportFields }
  }
`)
export const chooseForRow = graphql(`
  mutation ChooseForImportRow($input: ChooseForRowInput!) {
    chooseForImportRow(input: $input) { ...ImportRowFields }
  }
`)
export const applyImport = graphql(`
  mutation ApplySupplierImport($input: VersionedInput!) {
    applySupplierImport(input: $input) { ...ImportFields }
  }
`)
export const discardImport = graphql(`
  mutation DiscardSupplierImport($input: VersionedInput!) {
    discardSupplierImport(input: $input) { ...ImportFields }
  }
`)

async function send(file: File): Promise<{ id: string }> {
  const response = await fetch('/imports/suppliers', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/octet-stream',
      'x-headwater-upload': '1',
      'x-headwater-language': currentLocale(),
      'x-headwater-file': encodeURIComponent(file.name.toWellFormed()),
    },
    body: file,
  }).catch(() => {
    throw new Failure('AWAY')
  })
  const body = (await response.json().catch(() => null)) as { id?: string; message?: string } | null
  if (response.ok && body?.id) return { id: body.id }
  throw body?.message ? failureFrom({ message: body.message, extensions: body as never }) : new Failure('AWAY')
}

/** Sends a file to be read; after a session that has ended, again. */
export async function uploadSuppliers(file: File): Promise<{ id: string }> {
  try {
    return await send(file)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'SIGNED_OUT' || !(await signInAgain())) throw error
    return send(file)
  }
}
