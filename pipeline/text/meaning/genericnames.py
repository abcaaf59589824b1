"""Names of medicines in running text, by the endings that the World Health Organization gives them.

A generic name (INN) tells its kind by its stem: -olol, -sartan, -xaban. Source of the stems: WHO, "The use of stems in
the selection of International Nonproprietary Names for pharmaceutical substances" (2018). Older names have none; the
ones that leaflets name most are listed. The list is for warnings: a name that is not in it is not found.
"""

import re

_STEMS = (
    "adol afil apine azepam azepine bactam barbital caine ciclovir cillin citabine conazole coxib cycline dipine "
    "dronate fenac fentanil fibrate floxacin formin gliflozin gliptin glitazone glutide grel kinra lukast mab "
    "micin mycin nidazole nib olol olone onide orphan orphine oxacin oxetine parin phylline platin poetin prazole "
    "pril profen quine racetam rubicin sartan semide setron sone statin teplase terol thiazide tidine triptan "
    "triptyline vir vudine xaban zepam zolamide zosin"
).split()
# Ordinary words with such an ending.
_NONE = frozenset({"april", "cholesterol", "mongrel"})
_LISTED = (
    "paracetamol acetaminophen aspirin codeine morphine tramadol oxycodone diamorphine pethidine methadone "
    "naloxone warfarin heparin insulin digoxin amiodarone adrenaline epinephrine atropine lithium methotrexate "
    "azathioprine senna lactulose macrogol bisacodyl loperamide docusate prednisolone dexamethasone "
    "hydrocortisone levothyroxine thyroxine carbimazole gabapentin pregabalin carbamazepine valproate phenytoin "
    "diazepam temazepam midazolam zopiclone propofol ketamine lidocaine gliclazide metformin iron folate "
    "metoclopramide domperidone cyclizine ondansetron clopidogrel dipyridamole isotretinoin tamoxifen letrozole "
    "anastrozole oestrogen estrogen progesterone levonorgestrel mifepristone misoprostol oxytocin spironolactone "
    "bumetanide nicotine melatonin colchicine naproxen allopurinol baclofen quinine trimethoprim nitrofurantoin "
    "vancomycin teicoplanin metronidazole aciclovir chlorphenamine cetirizine salbutamol sertraline citalopram "
    "mirtazapine venlafaxine risperidone penicillin"
).split()
_NAME = re.compile(rf"\b(?:{'|'.join(_LISTED)}|[a-z]{{2,}}(?:{'|'.join(_STEMS)}))s?\b", re.I)


def medicines(words: str) -> tuple[str, ...]:
    """The names of medicines in plain words, in small letters and in order; English and international names only."""
    found = (match.group().lower() for match in _NAME.finditer(words))
    return tuple(name for name in found if name not in _NONE)
