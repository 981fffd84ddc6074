"""Words that tell of what was studied and how, and how often a text says each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Cue(StrEnum):
    """What a word tells of."""

    RODENT = "rodents"
    ANIMAL = "other animals"
    PATIENT = "patients"
    PEOPLE = "people"
    CELL = "cultured cells"
    RANDOM = "allotment by chance"
    MASK = "masking or placebo"
    SURGERY = "surgery or devices"
    THERAPY = "therapy or training"
    REVIEW = "a review"
    SYSTEMATIC = "a systematic search"
    CASE = "a case"
    PROTOCOL = "a plan"
    OBSERVED = "observation"
    DOSE = "a dose"
    RESULT = "results"
    DRUG = "a drug"


WORDS = {
    Cue.RODENT: "rat rats mouse mice murine rodent rodents hamster hamsters gerbil gerbils sprague dawley wistar balb "
    "transgenic knockout knockin",
    Cue.ANIMAL: "animal animals monkey monkeys macaque macaques primate primates rabbit rabbits pig pigs "
    "piglet piglets "
    "swine porcine dog dogs canine cat cats feline sheep ovine lamb lambs goat goats cow cows cattle "
    "bovine horse horses "
    "equine zebrafish drosophila elegans chick chicks chicken chickens bird birds xenopus frog frogs fish larvae "
    "marmoset marmosets ferret ferrets pups fly flies worm worms guinea songbird",
    Cue.PATIENT: "patient patients outpatient outpatients inpatient inpatients",
    Cue.PEOPLE: "men women children adolescents adults people persons person participants participant volunteers "
    "subjects boys girls infants students veterans caregivers mothers families individuals survivors users workers "
    "nurses physicians parents residents child adult elderly male female woman man boy girl",
    Cue.CELL: "cultured culture cultures fibroblasts transfected transfection hek sh sy hela lysates lines astrocytes "
    "monolayer vitro ipsc ipscs organoids hepatocytes keratinocytes",
    Cue.RANDOM: "randomized randomised randomly randomization randomisation rct rcts allocated",
    Cue.MASK: "blind blinded placebo masked sham crossover",
    Cue.SURGERY: "surgery surgical resection stenting craniotomy endovascular embolization radiosurgery radiotherapy "
    "shunt thrombectomy endarterectomy stimulation dbs ect tms rtms transplantation implantation electrode electrodes "
    "coil coils bypass laparoscopic procedure",
    Cue.THERAPY: "psychotherapy cbt exercise training rehabilitation counseling counselling program programme "
    "intervention interventions mindfulness yoga acupuncture massage diet coaching education psychoeducation therapist "
    "therapists sessions session",
    Cue.REVIEW: "review reviews reviewed overview discuss discusses discussed summarize summarizes "
    "summarise summarized "
    "article articles literature perspective perspectives update insights advances highlight chapter",
    Cue.SYSTEMATIC: "systematic meta prisma cochrane medline embase pubmed cinahl psycinfo databases prospero "
    "heterogeneity pooled scopus",
    Cue.CASE: "case cases presented presents admitted diagnosed autopsy postmortem history",
    Cue.PROTOCOL: "protocol will registered registration",
    Cue.OBSERVED: "prevalence incidence cohort questionnaire survey association associations correlated correlation "
    "odds hazard register registry controls risk interviews genotype polymorphism polymorphisms snp gwas linkage fmri "
    "mri eeg pet imaging",
    Cue.DOSE: "mg kg dose doses dosage ip iv oral orally intraperitoneal injected injection injections infusion "
    "administered administration intravenous subcutaneous treated",
    Cue.RESULT: "significantly significant p results compared mean ci",
}
_CUES: Mapping[str, Cue] = {word: cue for cue, text in WORDS.items() for word in text.split()}

# How the names of drugs and of classes of drugs end, and a few that end like nothing else.
_DRUG_ENDINGS = (
    "mab zepam zolam olol statin pril sartan azole mycin cillin idone apine oxetine triptan prazole tinib vir gliptin "
    "glutide setron caine barbital profen coxib lukast parin pramine triptyline dipine thiazide semide "
    "steride phylline "
    "terol solone cycline floxacin platin rubicin taxel perazine promazine peridol thixene azine morphine phenidate "
    "fetamine amphetamine stigmine pezil antine giline capone dopa pexole nirole bamate toin tigine etam "
    "gabalin pentin "
    "tocin relin steroid oxone trexone orphan ketamine propofol flurane curium curonium asone olone formin glitazone "
    "inhibitor agonist antagonist blocker antidepressant antipsychotic benzodiazepine neuroleptic stimulant drug "
    "medication pharmacotherapy vitamin lithium valproate insulin estrogen estradiol testosterone melatonin caffeine "
    "nicotine alcohol cannabidiol cocaine heroin methadone opioid aspirin alteplase chemotherapy antibiotic vaccine "
    "interferon curcumin resveratrol extract erythropoietin"
)
_DRUG = re.compile(rf".*(?:{'|'.join(_DRUG_ENDINGS.split())})s?")


@dataclass(frozen=True, slots=True)
class Cues:
    """How often a title and an abstract tell of each thing."""

    title: Mapping[Cue, int]
    abstract: Mapping[Cue, int]

    def count(self, *cues: Cue) -> int:
        """How often they are told of; a title counts twice."""
        return sum(2 * self.title.get(cue, 0) + self.abstract.get(cue, 0) for cue in cues)


def cues(title: Iterable[str], abstract: Iterable[str]) -> Cues:
    """The cues of an article's words."""
    return Cues(_counted(title), _counted(abstract))


def _counted(text: Iterable[str]) -> Mapping[Cue, int]:
    return Counter(cue for word in text if (cue := cue_of(word)) is not None)


@lru_cache(maxsize=50_000)
def cue_of(word: str) -> Cue | None:
    """What a word tells of, if anything."""
    known = _CUES.get(word)
    if known is None and len(word) > 4 and _DRUG.fullmatch(word):
        return Cue.DRUG
    return known
