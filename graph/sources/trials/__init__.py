"""ClinicalTrials.gov: registrations and their posted results, in the three forms that it has given them out in."""
