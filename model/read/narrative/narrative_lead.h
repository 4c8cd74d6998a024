/*
 * narrative_lead - the words before a figure since the last figure or comma, and what they make of
 * it.
 */
#ifndef FUHE_NARRATIVE_LEAD_H
#define FUHE_NARRATIVE_LEAD_H

#include "narrative.h"
#include "narrative_section.h"

struct lead {
    uint32_t start;    /* where they begin */
    uint32_t labelled; /* where their first label begins; `start` when there is none */
    uint32_t tail;     /* where their last label ends */
    size_t measure;    /* index of the measure's token, plus one */
    enum subject subject;
    bool subject_last;  /* the last label is the subject's */
    bool foreign;       /* the figure is not the budget's … */
    bool apart;         /* … nor are those the sentence goes on with */
    uint32_t count_end; /* 共有: where it ends */
};

void narrative_lead_begin(struct lead *lead, uint32_t start);

/* Words that are no filling stand before the labels: 道路养护·支出. */
bool narrative_lead_is_named(const struct flow *flow, const struct lead *lead);

/* 公务用车购置费·全年预算数: money of its own. A report on one project calls the project so:
 * 森林防火经费·执行率, 农机补贴·项目全年预算数. */
bool narrative_lead_names_money(const struct narrative *narrative, const struct lead *lead);

/* 地震监测·预算经费5万元、地震救援·预算经费4万元: one of several, each with words of its own. */
bool narrative_lead_is_item(
    const struct narrative *narrative, const struct lead *lead, const struct token *number);

/* 预算执行率指标满分10分: the rate is only named. */
bool narrative_lead_names_rate(const struct flow *flow, const struct lead *lead);

/* 产出指标满分20分, up to the label 满分: the sentence has left the execution. */
bool narrative_lead_names_part(
    const struct flow *flow, const struct lead *lead, const struct token *label);

#endif
