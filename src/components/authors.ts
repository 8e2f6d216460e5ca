import AcceptedList from './AcceptedList.astro';
import Answer from './Answer.astro';
import AssumptionTable from './AssumptionTable.astro';
import Caution from './Caution.astro';
import Choose from './Choose.astro';
import Claim from './Claim.astro';
import Column from './Column.astro';
import Columns from './Columns.astro';
import Dictionary from './Dictionary.astro';
import Disagreements from './Disagreements.astro';
import Figure from './Figure.astro';
import FirstOffers from './FirstOffers.astro';
import Formula from './Formula.astro';
import FoundOffers from './FoundOffers.astro';
import Funnel from './Funnel.astro';
import KeyFigure from './KeyFigure.astro';
import KeyFigures from './KeyFigures.astro';
import Lead from './Lead.astro';
import Method from './Method.astro';
import MethodList from './MethodList.astro';
import ModelTerms from './ModelTerms.astro';
import Note from './Note.astro';
import PortraitPair from './PortraitPair.astro';
import RecommendationCard from './RecommendationCard.astro';
import RecommendationCards from './RecommendationCards.astro';
import ResultTable from './ResultTable.astro';
import SegmentCard from './SegmentCard.astro';
import SegmentCards from './SegmentCards.astro';
import TestCard from './TestCard.astro';
import TestCards from './TestCards.astro';
import Verification from './Verification.astro';
import See from './See.astro';
import ResidualTable from './ResidualTable.astro';
import Term from './Term.astro';
import TestTable from './TestTable.astro';
import TurnsRound from './TurnsRound.astro';
import Value from './Value.astro';

/** The components of a chapter, by the names that reference.ts lists. */
export const authors = {
  AcceptedList,
  Answer,
  AssumptionTable,
  Caution,
  Choose,
  Claim,
  Column,
  Columns,
  Dictionary,
  Disagreements,
  Figure,
  FirstOffers,
  Formula,
  FoundOffers,
  Funnel,
  KeyFigure,
  KeyFigures,
  Lead,
  Method,
  MethodList,
  ModelTerms,
  Note,
  PortraitPair,
  RecommendationCard,
  RecommendationCards,
  ResultTable,
  SegmentCard,
  SegmentCards,
  TestCard,
  TestCards,
  ResidualTable,
  See,
  Term,
  TestTable,
  TurnsRound,
  Value,
  Verification,
};
