import { graphql } from '../gql/gql.ts'

export const searchQuery = graphql(`
  query Search($text: String!) {
    search(text: $text) {
      suppliers { id name nameLatin country status }
      records { id type name country mentions responseId question supplier { id name } }
      files { id name kind state supplier { id name } }
      questions { question label { zh en fr } title { zh en fr } templateId responseId }
      answers { responseId question label { zh en fr } value reason note supplier { id name } }
    }
  }
`)
