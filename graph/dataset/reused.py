"""The terms that we reuse, closed like our own; each was looked up in the release that its vocabulary publishes."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graph.dataset.vocabulary import Closed

OBO = "http://purl.obolibrary.org/obo/"
MESH = "http://id.nlm.nih.gov/mesh/"


class RDF(Closed, iri="http://www.w3.org/1999/02/22-rdf-syntax-ns#"):
    """RDF itself."""

    type: NamedNode
    first: NamedNode
    rest: NamedNode
    nil: NamedNode
    subject: NamedNode
    predicate: NamedNode
    object: NamedNode


class RDFS(Closed, iri="http://www.w3.org/2000/01/rdf-schema#"):
    """RDF Schema."""

    label: NamedNode
    comment: NamedNode
    seeAlso: NamedNode
    isDefinedBy: NamedNode
    subClassOf: NamedNode
    subPropertyOf: NamedNode
    domain: NamedNode
    range: NamedNode


class OWL(Closed, iri="http://www.w3.org/2002/07/owl#"):
    """The parts of OWL with which an ontology introduces itself."""

    Class: NamedNode
    ObjectProperty: NamedNode
    DatatypeProperty: NamedNode
    AnnotationProperty: NamedNode


class XSD(Closed, iri="http://www.w3.org/2001/XMLSchema#"):
    """The data types of literals."""

    string: NamedNode
    boolean: NamedNode
    integer: NamedNode
    decimal: NamedNode
    date: NamedNode
    gYear: NamedNode
    anyURI: NamedNode


class SKOS(Closed, iri="http://www.w3.org/2004/02/skos/core#"):
    """Concept schemes."""

    Concept: NamedNode
    ConceptScheme: NamedNode
    OrderedCollection: NamedNode
    member: NamedNode
    memberList: NamedNode
    inScheme: NamedNode
    hasTopConcept: NamedNode
    topConceptOf: NamedNode
    broader: NamedNode
    prefLabel: NamedNode
    altLabel: NamedNode
    definition: NamedNode
    notation: NamedNode
    scopeNote: NamedNode
    exactMatch: NamedNode
    closeMatch: NamedNode
    broadMatch: NamedNode
    narrowMatch: NamedNode
    relatedMatch: NamedNode


class DCTERMS(Closed, iri="http://purl.org/dc/terms/"):
    """Dublin Core."""

    identifier: NamedNode
    title: NamedNode
    license: NamedNode
    issued: NamedNode
    modified: NamedNode
    source: NamedNode
    creator: NamedNode


class PROV(Closed, iri="http://www.w3.org/ns/prov#"):
    """Who made what from what."""

    Entity: NamedNode
    Activity: NamedNode
    Agent: NamedNode
    Plan: NamedNode
    wasDerivedFrom: NamedNode
    wasGeneratedBy: NamedNode
    wasAttributedTo: NamedNode
    wasAssociatedWith: NamedNode
    hadPrimarySource: NamedNode


class BIOLINK(Closed, iri="https://w3id.org/biolink/vocab/"):
    """The predicates and qualifiers of treatment edges."""

    treats: NamedNode
    in_clinical_trials_for: NamedNode
    in_preclinical_trials_for: NamedNode
    beneficial_in_models_for: NamedNode
    species_context_qualifier: NamedNode


class CITO(Closed, iri="http://purl.org/spar/cito/"):
    """Why something is cited."""

    citesAsEvidence: NamedNode
    supports: NamedNode
    disputes: NamedNode


class FABIO(Closed, iri="http://purl.org/spar/fabio/"):
    """Kinds of documents."""

    JournalArticle: NamedNode
    Preprint: NamedNode
    Abstract: NamedNode
    PressRelease: NamedNode
    NewsItem: NamedNode
    WebPage: NamedNode


# The Evidence and Conclusion Ontology types the evidence of a finding; it has no terms for a trial's design.
CLINICAL_STUDY_EVIDENCE = NamedNode(f"{OBO}ECO_0000180")
ANIMAL_STUDY_EVIDENCE = NamedNode(f"{OBO}ECO_0000179")
IN_VITRO_EVIDENCE = NamedNode(f"{OBO}ECO_0000181")
