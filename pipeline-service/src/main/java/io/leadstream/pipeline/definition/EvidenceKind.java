package io.leadstream.pipeline.definition;

/** What a piece of evidence is. All but SELLER_NOTE come from the buyer. */
public enum EvidenceKind {
    BUYER_DOCUMENT(EvidenceGrade.BUYER_DOCUMENT),
    BUYER_STATEMENT(EvidenceGrade.BUYER_STATEMENT),
    MEETING(EvidenceGrade.MEETING),
    /** A statement of the buyer's in writing, and graded like one. */
    EMAIL(EvidenceGrade.BUYER_STATEMENT),
    SELLER_NOTE(EvidenceGrade.SELLER_NOTE);

    private final EvidenceGrade grade;

    EvidenceKind(EvidenceGrade grade) {
        this.grade = grade;
    }

    public EvidenceGrade grade() {
        return grade;
    }
}
