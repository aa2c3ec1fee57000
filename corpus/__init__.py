"""The ground floor: the nouns, the vocabulary, the library on disk."""
